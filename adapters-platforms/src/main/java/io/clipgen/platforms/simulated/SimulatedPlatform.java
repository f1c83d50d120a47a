package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.platforms.simulated.PlatformClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Posts to the simulated platform and reads views from it.
///
/// A post is made only when all bytes have arrived, and both the upload and the post are known
/// there by our reference: an attempt that broke off goes on where it stopped, and never makes a
/// second post.
final class SimulatedPlatform implements SocialPublisher, ViewSource {

  private static final int CHUNK = 4 << 20;

  // Whatever the host: the program has another port after each start.
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/\\s]+/watch/([A-Za-z0-9_-]+)/?(?:[?#].*)?");

  private final PlatformClient platform;

  SimulatedPlatform(PlatformClient platform) {
    this.platform = platform;
  }

  @Override
  public Answer connect(String reference, Platform where, String handle) {
    return answer(
        () ->
            platform.post(
                "accounts",
                PlatformClient.fields()
                    .put("reference", reference)
                    .put("platform", where.slug())
                    .put("handle", handle)),
        body -> body.path("id").asText());
  }

  @Override
  public Answer publish(Upload upload) {
    try {
      Reply begun =
          platform.post(
              "uploads",
              PlatformClient.fields()
                  .put("reference", upload.reference())
                  .put("account", upload.account())
                  .put("bytes", upload.bytes()));
      if (!begun.ok()) {
        return failed(begun);
      }
      String id = begun.body().path("id").asText();
      Optional<Answer> stopped = send(upload, id, begun.body().path("received").asLong());
      if (stopped.isPresent()) {
        return stopped.get();
      }
      return answer(
          () ->
              platform.post(
                  "posts",
                  PlatformClient.fields()
                      .put("reference", upload.reference())
                      .put("upload", id)
                      .put("caption", upload.caption())),
          SimulatedPlatform::receipt);
    } catch (IOException lost) {
      return new Answer.Unknown(sentence(lost));
    }
  }

  @Override
  public Optional<Answer> find(String reference) {
    try {
      Reply reply = platform.get("posts", "reference", reference);
      if (reply.status() == 404) {
        return Optional.empty();
      }
      return Optional.of(
          reply.ok() ? new Answer.Done(receipt(reply.body())) : new Answer.Unknown(unclear(reply)));
    } catch (IOException lost) {
      return Optional.of(new Answer.Unknown(sentence(lost)));
    }
  }

  @Override
  public String name(Platform where) {
    return "simulated-" + where.slug();
  }

  @Override
  public List<Report> read(Platform where, List<String> externalIds) {
    if (externalIds.size() > MOST_PER_CALL) {
      throw new IllegalArgumentException("at most " + MOST_PER_CALL + " posts in one call");
    }
    try {
      Reply reply = platform.get("statistics", "ids", String.join(",", externalIds));
      if (!reply.ok()) {
        throw new ProviderUnreachable(unclear(reply));
      }
      var reports = new ArrayList<Report>();
      reply.body().path("items").forEach(item -> reports.add(report(item)));
      return reports;
    } catch (IOException lost) {
      throw new ProviderUnreachable(sentence(lost), lost);
    }
  }

  @Override
  public Optional<Found> lookUp(Platform where, String url) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches()) {
      return Optional.empty();
    }
    try {
      Reply reply = platform.get("posts/" + address.group(1));
      if (reply.status() == 404) {
        return Optional.empty();
      }
      if (!reply.ok()) {
        throw new ProviderUnreachable(unclear(reply));
      }
      return Optional.of(reply.body())
          .filter(post -> isShown(post, where))
          .map(SimulatedPlatform::found);
    } catch (IOException lost) {
      throw new ProviderUnreachable(sentence(lost), lost);
    }
  }

  private static boolean isShown(JsonNode post, Platform where) {
    return post.path("platform").asText().equals(where.slug())
        && !post.path("status").asText().equals("gone");
  }

  private static Found found(JsonNode post) {
    return new Found(
        post.path("id").asText(), post.path("url").asText(), post.path("caption").asText());
  }

  /// Sends what is missing; answers only when it could not.
  private Optional<Answer> send(Upload upload, String id, long received) throws IOException {
    if (received >= upload.bytes()) {
      return Optional.empty();
    }
    byte[] chunk = new byte[CHUNK];
    long sent = received;
    try (InputStream content = upload.content().get()) {
      content.skipNBytes(sent);
      while (sent < upload.bytes()) {
        int length = content.readNBytes(chunk, 0, CHUNK);
        if (length == 0) {
          return Optional.of(new Answer.Refused("The clip's file ends after " + sent + " bytes."));
        }
        Reply reply = platform.put("uploads/" + id, chunk, length, sent, upload.bytes());
        if (!reply.ok() && reply.status() != 308) {
          return Optional.of(failed(reply));
        }
        sent += length;
      }
    }
    return Optional.empty();
  }

  private interface Call {
    Reply run() throws IOException;
  }

  private static Answer answer(Call call, Function<JsonNode, String> receipt) {
    try {
      Reply reply = call.run();
      return reply.ok() ? new Answer.Done(receipt.apply(reply.body())) : failed(reply);
    } catch (IOException lost) {
      return new Answer.Unknown(sentence(lost));
    }
  }

  private static Answer failed(Reply reply) {
    return reply.saysNo()
        ? new Answer.Refused(reply.message())
        : new Answer.Unknown(unclear(reply));
  }

  private static String receipt(JsonNode post) {
    return new Receipt(post.path("id").asText(), post.path("url").asText()).text();
  }

  private static Report report(JsonNode item) {
    boolean live = item.path("status").asText().equals("live");
    boolean gone = item.path("status").asText().equals("gone");
    return new Report(
        item.path("id").asText(),
        live ? Instant.ofEpochSecond(item.path("live_at").asLong()) : null,
        gone ? item.path("gone").asText() : null,
        item.path("views").asLong(),
        item.path("likes").asLong(),
        item.path("comments").asLong(),
        item.path("shares").asLong());
  }

  private static String unclear(Reply reply) {
    return "the platform answered %d: %s".formatted(reply.status(), reply.message());
  }

  private static String sentence(IOException lost) {
    String reason = lost.getMessage();
    return "the platform gave no answer: "
        + (reason == null ? lost.getClass().getSimpleName() : reason);
  }
}
