package io.clipgen.platforms.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Keeps mails as JSON lines in a file, which all processes of an installation share.
final class FileMailbox implements Mailer, Mailbox {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Only the end of the file is ever read: enough for thousands of mails.
  private static final long READ_BACK = 4L << 20;

  private final Path file;
  private final InstantSource businessTime;

  FileMailbox(Path file, InstantSource businessTime) {
    this.file = file;
    this.businessTime = businessTime;
  }

  @Override
  public void send(String to, String subject, String text) {
    String mail =
        JSON.createObjectNode()
                .put("to", to.toLowerCase(Locale.ROOT))
                .put("subject", subject)
                .put("text", text)
                .put("at", businessTime.instant().toString())
            + "\n";
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // One write in append mode: lines of several processes do not mix.
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        channel.write(ByteBuffer.wrap(mail.getBytes(StandardCharsets.UTF_8)));
        channel.force(false);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the mailbox cannot be written", failure);
    }
  }

  @Override
  public List<Mail> latest(@Nullable String to, int size) {
    var found = new ArrayList<Mail>();
    List<String> lines = lines();
    for (int i = lines.size() - 1; i >= 0 && found.size() < size; i--) {
      JsonNode mail = read(lines.get(i));
      if (mail.has("to") && (to == null || mail.path("to").asText().equals(to))) {
        found.add(
            new Mail(
                mail.path("to").asText(),
                mail.path("subject").asText(),
                mail.path("text").asText(),
                Instant.parse(mail.path("at").asText())));
      }
    }
    return found;
  }

  private List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - READ_BACK);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // until the end
      }
      return StandardCharsets.UTF_8.decode(bytes.flip()).toString().lines().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("the mailbox cannot be read", failure);
    }
  }

  // A line that was cut off is no mail.
  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException cut) {
      return JSON.createObjectNode();
    }
  }
}
