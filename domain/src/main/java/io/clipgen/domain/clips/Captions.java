package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of a clip as subtitles.
///
/// @param cues in order; none overlaps the next; times from the clip's start
public record Captions(List<Cue> cues) {

  /// The most characters of a cue.
  public static final int MOST_CHARACTERS = 42;

  private static final long LONGEST_MS = 4_000;
  private static final long PAUSE_MS = 600;
  private static final long LINGER_MS = 300;

  public Captions {
    cues = List.copyOf(cues);
  }

  /// One piece of text.
  ///
  /// @param span when it is shown
  /// @param text a single line
  public record Cue(Span span, String text) {}

  /// The captions of the clip that `span` is of a video with that transcript: a new cue at the end
  /// of a sentence, after a pause, and before a cue would be longer than a line or 4 s. Words that
  /// do not lie in the clip as a whole are left out.
  public static Captions of(Transcript transcript, Span span) {
    var cues = new ArrayList<Cue>();
    var line = new ArrayList<Word>();
    for (var word : transcript.within(span)) {
      if (!line.isEmpty() && !belongs(line, word)) {
        cues.add(cue(line, word.span().startMs(), span));
        line.clear();
      }
      line.add(word);
    }
    if (!line.isEmpty()) {
      cues.add(cue(line, span.endMs(), span));
    }
    return new Captions(cues);
  }

  private static boolean belongs(List<Word> line, Word word) {
    return !line.getLast().endsSentence()
        && word.span().startMs() - line.getLast().span().endMs() < PAUSE_MS
        && word.span().endMs() - line.getFirst().span().startMs() <= LONGEST_MS
        && text(line).length() + 1 + word.text().length() <= MOST_CHARACTERS;
  }

  private static Cue cue(List<Word> line, long nextMs, Span clip) {
    var start = line.getFirst().span().startMs();
    var end = Math.min(Math.min(line.getLast().span().endMs() + LINGER_MS, nextMs), clip.endMs());
    return new Cue(Span.of(start - clip.startMs(), end - clip.startMs()), text(line));
  }

  private static String text(List<Word> line) {
    return line.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /// As a SubRip file.
  public String toSrt() {
    var file = new StringBuilder();
    for (int i = 0; i < cues.size(); i++) {
      var cue = cues.get(i);
      file.append(i + 1)
          .append('\n')
          .append(time(cue.span.startMs(), ','))
          .append(" --> ")
          .append(time(cue.span.endMs(), ','))
          .append('\n')
          .append(cue.text.replace("-->", "→"))
          .append("\n\n");
    }
    return file.toString();
  }

  /// As a WebVTT file.
  public String toVtt() {
    var file = new StringBuilder("WEBVTT\n\n");
    for (var cue : cues) {
      file.append(time(cue.span.startMs(), '.'))
          .append(" --> ")
          .append(time(cue.span.endMs(), '.'))
          .append('\n')
          .append(cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
          .append("\n\n");
    }
    return file.toString();
  }

  private static String time(long ms, char point) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        point,
        ms % 1000);
  }
}
