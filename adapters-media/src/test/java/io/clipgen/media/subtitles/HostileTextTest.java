package io.clipgen.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.media.chat.ChatLogs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transcripts and chats that somebody made to stall or to fill the house.
class HostileTextTest {

  private static final int MANY = 300_000;
  private static final String CUE = "1\n00:00:01,000 --> 00:00:02,000\n";

  @TempDir Path folder;

  @Test
  void each_is_read_or_refused_with_a_sentence_and_soon() throws Exception {
    int refused = 0;
    for (var text : texts().entrySet()) {
      var began = System.nanoTime();
      var file =
          Files.writeString(
              folder.resolve("transcript"), text.getValue(), StandardCharsets.ISO_8859_1);
      try {
        for (var word : Subtitles.reader("auto").read(file).words()) {
          assertThat(word.span().startMs()).as(text.getKey()).isNotNegative();
        }
      } catch (UnusableMedia reason) {
        assertThat(reason.getMessage()).as(text.getKey()).matches("[A-Z][^\n]+\\.");
        refused++;
      }
      try {
        ChatLogs.reader().read(new ByteArrayInputStream(Files.readAllBytes(file)));
      } catch (UnusableMedia reason) {
        assertThat(reason.getMessage()).as(text.getKey()).matches("[A-Z][^\n]+[.?]");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as(text.getKey())
          .isLessThan(Duration.ofSeconds(20));
    }
    System.out.printf(
        "Hostile texts: %d tried, %d refused as transcripts, 0 stalled%n", texts().size(), refused);
  }

  private static Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("nothing", "");
    texts.put("zeros", "\0".repeat(MANY));
    texts.put("zeros in a cue", CUE + "a\0b\0".repeat(1_000));
    texts.put("a long word", CUE + "a".repeat(5 * MANY));
    texts.put("many opened tags", CUE + "<".repeat(MANY));
    texts.put("many opened brackets", CUE + "[".repeat(MANY) + "(".repeat(MANY));
    texts.put("many opened styles", CUE + "{\\".repeat(MANY));
    texts.put("many arrows", " --> ".repeat(MANY));
    texts.put("many digits", "1".repeat(MANY) + ":00:01,000 --> 00:00:02,000\nx");
    texts.put("many cues", (CUE + "x\n\n").repeat(100_000));
    texts.put(
        "a long rolling cue", (CUE + "x\n".repeat(MANY) + "\n") + CUE + "x\n".repeat(MANY) + "y\n");
    texts.put("many times in a line", CUE + "<00:00:01.500>x".repeat(MANY));
    texts.put("backwards", "1\n00:00:09,000 --> 00:00:02,000\nx\n\n" + CUE + "y");
    texts.put("below zero", "1\n-00:00:01,000 --> -00:00:02,000\nx");
    texts.put("late", "1\n9999:99:99,999 --> 9999:99:99,9999\nx");
    texts.put("deep", "[".repeat(MANY));
    texts.put("wide", "[" + "{},".repeat(3 * MANY) + "{}]");
    texts.put(
        "numbers",
        "{\"segments\":[{\"start\":-1e308,\"end\":1e308,\"text\":\"x\"},{\"start\":1,\"end\":1"
            + "0".repeat(900)
            + ",\"text\":\"x\"}]}");
    texts.put("a long number", "{\"segments\":[{\"start\":" + "9".repeat(MANY) + "}]}");
    texts.put(
        "not a number", "{\"words\":[{\"word\":\"x\",\"start\":\"NaN\",\"end\":\"Infinity\"}]}");
    texts.put(
        "wrong kinds",
        "{\"segments\":{\"start\":[],\"end\":{},\"text\":7},\"transcription\":\"x\"}");
    texts.put(
        "chat below zero",
        "{\"comments\":[{\"content_offset_seconds\":-1e300},{\"content_offset_seconds\":1e300},{\"content_offset_seconds\":\"x\"}]}");
    return texts;
  }
}
