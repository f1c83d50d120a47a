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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a transcript file; which format it is, its content says.
final class SubtitleReader implements TranscriptReader {

  private static final long MOST_BYTES = 20_000_000;

  private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})";
  private static final Pattern TIMES = Pattern.compile(TIME + "\\s*-->\\s*" + TIME + ".*");

  /// When what follows is said, within a line.
  private static final Pattern SAID_AT = Pattern.compile("<" + TIME + ">");

  private static final String VTT = "WEBVTT";
  private static final Pattern LANGUAGE =
      Pattern.compile("Language:\\s*([A-Za-z]{2})(?:-\\w{1,8})*\\s*");

  // None looks beyond the next opening sign: a line of a million of them is read once, not a
  // million times.
  private static final Pattern MARKUP = Pattern.compile("<[^<>]*>|\\{\\\\[^{}]*}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern NOT_SAID = Pattern.compile("\\[[^\\[\\]]*]|\\([^()]*\\)|[♪♫]");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// What Whisper and people call a language that nobody has named.
  private static final String UNKNOWN = "und";

  private final String language;

  /// @param language what is spoken where a file does not say, as an ISO 639-1 code; `auto` where
  ///   nobody knows
  SubtitleReader(String language) {
    this.language = language.equals("auto") ? UNKNOWN : language.toLowerCase(Locale.ROOT);
  }

  @Override
  public Transcript read(Path file) {
    var text = text(file);
    var begins = text.stripLeading();
    Transcript transcript;
    try {
      transcript =
          begins.startsWith("{") || begins.startsWith("[")
              ? WhisperJson.read(text)
              : Transcript.of(language(begins), words(text));
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
        transcript.language().equals(UNKNOWN) ? language : transcript.language(),
        transcript.words().stream().map(SubtitleReader::printed).toList());
  }

  private static Word printed(Word word) {
    return new Word(CONTROL.matcher(word.text()).replaceAll(""), word.span(), word.confidence());
  }

  /// As the head of a WebVTT file says.
  private static String language(String text) {
    return text.startsWith(VTT)
        ? text.lines()
            .takeWhile(line -> !line.isEmpty())
            .map(LANGUAGE::matcher)
            .filter(Matcher::matches)
            .map(said -> said.group(1).toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse(UNKNOWN)
        : UNKNOWN;
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

  private static List<Word> words(String text) {
    return RollingCaptions.once(cues(text)).stream()
        .flatMap(cue -> timed(cue.span(), String.join(" ", cue.lines())).stream())
        .toList();
  }

  private static List<Cue> cues(String text) {
    var cues = new ArrayList<Cue>();
    Span span = null;
    var lines = new ArrayList<String>();
    int number = 0;
    for (var line : text.split("\\R")) {
      number++;
      var times = TIMES.matcher(line.strip());
      if (times.matches()) {
        span = span(times);
        lines.clear();
      } else if (isMeantAsTimes(line)) {
        throw new UnusableMedia(
            "The times in line %d of the transcript cannot be read: write 00:00:01,000 --> 00:00:02,500."
                .formatted(number));
      } else if (line.isEmpty() || (line.isBlank() && !lines.isEmpty())) {
        // A line of spaces may be a cue's first: YouTube writes such.
        add(cues, span, lines);
        span = null;
        lines.clear();
      } else if (span != null && !plain(line).isEmpty()) {
        lines.add(line.strip());
      }
    }
    add(cues, span, lines);
    return cues;
  }

  /// Whether there is nothing but a time before the arrow.
  private static boolean isMeantAsTimes(String line) {
    var before = line.substring(0, Math.max(0, line.indexOf("-->"))).strip();
    return !before.isEmpty()
        && before.chars().allMatch(c -> c >= '0' && c <= '9' || "-:.,".indexOf(c) >= 0);
  }

  private static void add(List<Cue> cues, @Nullable Span span, List<String> lines) {
    if (span != null && !lines.isEmpty()) {
      cues.add(new Cue(span, lines));
    }
  }

  /// The words of what is said in `span`, by the times that stand within it, if they make sense.
  private static List<Word> timed(Span span, String said) {
    var words = new ArrayList<Word>();
    var time = SAID_AT.matcher(said);
    int from = 0;
    var startMs = span.startMs();
    while (time.find()) {
      var atMs = ms(time, 0);
      if (atMs < startMs || atMs >= span.endMs()) {
        return spread(span, said);
      }
      if (atMs > startMs) {
        words.addAll(spread(Span.of(startMs, atMs), said.substring(from, time.start())));
        from = time.end();
        startMs = atMs;
      }
    }
    words.addAll(spread(Span.of(startMs, span.endMs()), said.substring(from)));
    return words;
  }

  /// The words of a line share its time by their length.
  static List<Word> spread(Span span, String said) {
    var texts =
        SPACES
            .splitAsStream(NOT_SAID.matcher(plain(said)).replaceAll(" ").strip())
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

  /// A line as it is shown.
  static String plain(String line) {
    return unescaped(MARKUP.matcher(line).replaceAll("")).strip();
  }

  private static String unescaped(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static @Nullable Span span(Matcher times) {
    var start = ms(times, 0);
    var end = ms(times, 4);
    return end > start ? Span.of(start, end) : null;
  }

  /// The time whose parts come after so many others.
  private static long ms(Matcher time, int others) {
    var ms = (time.group(others + 4) + "00").substring(0, 3);
    var minutes = number(time.group(others + 1)) * 60 + number(time.group(others + 2));
    return (minutes * 60 + number(time.group(others + 3))) * 1000 + number(ms);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
