package io.clipgen.media.subtitles;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a transcript file; which format it is, its content says.
final class SubtitleReader implements TranscriptReader {

  private static final long MOST_BYTES = 20_000_000;

  private static final Pattern TIMES =
      Pattern.compile(
          "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})\\s*-->\\s*(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3}).*");
  // None looks beyond the next opening sign: a line of a million of them is read once, not a
  // million
  // times.
  private static final Pattern MARKUP = Pattern.compile("<[^<>]*>|\\{\\\\[^{}]*}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern NOT_SAID = Pattern.compile("\\[[^\\[\\]]*]|\\([^()]*\\)|[♪♫]");

  @Override
  public Transcript read(Path file) {
    var text = text(file);
    var begins = text.stripLeading();
    Transcript transcript;
    try {
      transcript =
          begins.startsWith("{") || begins.startsWith("[")
              ? WhisperJson.read(text)
              : Transcript.of("und", cues(text));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new UnusableMedia(
          "The transcript is broken JSON%s. Give an SRT, VTT or Whisper JSON file."
              .formatted(
                  at == null
                      ? ""
                      : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr())));
    }
    if (transcript.isSilent()) {
      throw new UnusableMedia(
          "The transcript has no words with times. Give an SRT, VTT or Whisper JSON file.");
    }
    return new Transcript(
        transcript.language(), transcript.words().stream().map(SubtitleReader::printed).toList());
  }

  private static Word printed(Word word) {
    return new Word(CONTROL.matcher(word.text()).replaceAll(""), word.span(), word.confidence());
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnusableMedia("There is no transcript " + file + ".");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new UnusableMedia(
            "The transcript is larger than %s: that is not a transcript."
                .formatted(FileSize.inWords(MOST_BYTES)));
      }
      var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new MediaFailure("The transcript cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static List<Word> cues(String text) {
    var words = new ArrayList<Word>();
    Span span = null;
    var said = new StringBuilder();
    int number = 0;
    for (var line : text.split("\\R")) {
      number++;
      var times = TIMES.matcher(line.strip());
      if (times.matches()) {
        span =
            span(
                times.group(1),
                times.group(2),
                times.group(3),
                times.group(4),
                times.group(5),
                times.group(6),
                times.group(7),
                times.group(8));
        said.setLength(0);
      } else if (isMeantAsTimes(line)) {
        throw new UnusableMedia(
            "The times in line %d of the transcript cannot be read: write 00:00:01,000 --> 00:00:02,500."
                .formatted(number));
      } else if (line.isBlank()) {
        addWords(words, span, said.toString());
        span = null;
      } else if (span != null) {
        said.append(line.strip()).append(' ');
      }
    }
    addWords(words, span, said.toString());
    return words;
  }

  /// Whether there is nothing but a time before the arrow.
  private static boolean isMeantAsTimes(String line) {
    var before = line.substring(0, Math.max(0, line.indexOf("-->"))).strip();
    return !before.isEmpty()
        && before.chars().allMatch(c -> c >= '0' && c <= '9' || "-:.,".indexOf(c) >= 0);
  }

  private static void addWords(List<Word> words, @Nullable Span span, String said) {
    if (span != null) {
      words.addAll(spread(span, said));
    }
  }

  /// The words of a line share its time by their length.
  static List<Word> spread(Span span, String said) {
    var plain =
        NOT_SAID.matcher(unescaped(MARKUP.matcher(said).replaceAll(""))).replaceAll(" ").strip();
    var texts =
        Pattern.compile("\\s+")
            .splitAsStream(plain)
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    long letters = texts.stream().mapToLong(word -> word.length() + 1L).sum();
    var words = new ArrayList<Word>();
    long before = 0;
    for (var word : texts) {
      var start = span.startMs() + span.lengthMs() * before / letters;
      before += word.length() + 1;
      var end = span.startMs() + span.lengthMs() * before / letters;
      words.add(new Word(word, Span.of(start, Math.max(start + 1, end)), 1));
    }
    return words;
  }

  private static String unescaped(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static @Nullable Span span(@Nullable String... parts) {
    var start = ms(parts[0], parts[1], parts[2], parts[3]);
    var end = ms(parts[4], parts[5], parts[6], parts[7]);
    return end > start ? Span.of(start, end) : null;
  }

  private static long ms(
      @Nullable String hours,
      @Nullable String minutes,
      @Nullable String seconds,
      @Nullable String fraction) {
    var ms = (fraction + "00").substring(0, 3);
    return ((number(hours) * 60 + number(minutes)) * 60 + number(seconds)) * 1000 + number(ms);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
