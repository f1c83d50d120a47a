package io.clipgen.domain.clips;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words that are written into a clip's picture: a few at a time, each with the moment at which
/// it is said.
///
/// @param style how they are written
/// @param lines in order; none overlaps the next; times from the clip's start
public record BurnedCaptions(CaptionStyle style, List<Line> lines) {

  /// No words in the picture.
  public static final BurnedCaptions NONE = new BurnedCaptions(CaptionStyle.NONE, List.of());

  /// The most characters of a word that are written.
  public static final int LONGEST_WORD = 120;

  private static final long PAUSE_MS = 600;
  private static final long LINGER_MS = 300;

  /// Scripts that put no space between words.
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  /// How many characters of Chinese or Japanese are lit at a time, where a transcript gives whole
  /// sentences as one word.
  private static final int WIDE_PART = 4;

  public BurnedCaptions {
    lines = List.copyOf(lines);
    if (style == CaptionStyle.NONE && !lines.isEmpty()) {
      throw new IllegalArgumentException("style none writes no words");
    }
  }

  /// What is shown at a time.
  ///
  /// @param span when it is shown; the first word is said at its start
  /// @param words at least one
  public record Line(Span span, List<Piece> words) {

    public Line {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a line has words");
      }
    }

    /// When the word at `index` is the one that is said: up to the next, the last up to the end.
    public Span said(int index) {
      var end = index + 1 < words.size() ? words.get(index + 1).startMs() : span.endMs();
      return Span.of(words.get(index).startMs(), end);
    }
  }

  /// A word of a line, or a part of one that is too long.
  ///
  /// @param text with the space before it, if there is one
  /// @param startMs when it begins to be said
  public record Piece(String text, long startMs) {}

  /// Whether there is nothing to write.
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /// The captions of the clip that `span` is of a video with that transcript: a new line at the end
  /// of a sentence, after a pause, and where the style has no more room. Words that do not lie in
  /// the clip as a whole are left out.
  public static BurnedCaptions of(Transcript transcript, Span span, CaptionStyle style) {
    if (style == CaptionStyle.NONE) {
      return NONE;
    }
    var look = style.look();
    var lines = new ArrayList<Line>();
    var open = new ArrayList<Word>();
    for (var word : transcript.within(span)) {
      for (var part : parts(word, look.mostCharacters())) {
        if (!open.isEmpty() && !belongs(open, part, look)) {
          lines.add(line(open, part.span().startMs(), span));
          open.clear();
        }
        open.add(part);
      }
    }
    if (!open.isEmpty()) {
      lines.add(line(open, span.endMs(), span));
    }
    return new BurnedCaptions(style, lines);
  }

  private static boolean belongs(List<Word> line, Word word, CaptionStyle.Look look) {
    var last = line.getLast();
    return !last.endsSentence()
        && word.span().startMs() - last.span().endMs() < PAUSE_MS
        && line.size() < look.mostWords()
        && line.stream().mapToInt(each -> width(each.text()) + 1).sum() + width(word.text())
            <= look.mostCharacters();
  }

  /// In characters; one of Chinese or Japanese counts twice.
  private static int width(String text) {
    return text.codePoints().map(each -> isWide(each) ? 2 : 1).sum();
  }

  private static boolean isWide(int letter) {
    return WIDE.contains(UnicodeScript.of(letter));
  }

  private static Line line(List<Word> words, long nextMs, Span clip) {
    var end = Math.min(Math.min(words.getLast().span().endMs() + LINGER_MS, nextMs), clip.endMs());
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var space = i > 0 && spaced(words.get(i - 1).text(), word.text()) ? " " : "";
      pieces.add(new Piece(space + word.text(), word.span().startMs() - clip.startMs()));
    }
    return new Line(
        Span.of(words.getFirst().span().startMs() - clip.startMs(), end - clip.startMs()), pieces);
  }

  private static boolean spaced(String before, String after) {
    return !(unspaced(before.codePointBefore(before.length())) && unspaced(after.codePointAt(0)));
  }

  private static boolean unspaced(int letter) {
    return UNSPACED.contains(UnicodeScript.of(letter)) || "。、！？，".indexOf(letter) >= 0;
  }

  /// A word of at most `most` characters is one part; a longer one, as a script without spaces
  /// gives, is divided where a line may break, its time by the number of characters.
  private static List<Word> parts(Word word, int usualMost) {
    var text = word.text();
    var most = isWide(text.codePointAt(0)) ? WIDE_PART : usualMost;
    if (text.length() > LONGEST_WORD) {
      var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
      characters.setText(text);
      text = text.substring(0, characters.preceding(LONGEST_WORD)) + "…";
    }
    if (text.length() <= most) {
      return List.of(new Word(text, word.span(), word.confidence()));
    }
    var parts = new ArrayList<Word>();
    var breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int from = 0;
    while (from < text.length()) {
      var to = Math.min(text.length(), from + most);
      if (to < text.length()) {
        var soft = breaks.preceding(to + 1);
        var hard = characters.isBoundary(to) ? to : characters.preceding(to);
        to = soft > from ? soft : hard > from ? hard : characters.following(from);
      }
      var part = text.substring(from, to);
      var start = at(word.span(), from, text.length());
      var end = at(word.span(), to, text.length());
      if (!part.isBlank() && end > start) {
        parts.add(new Word(part, Span.of(start, end), word.confidence()));
      }
      from = to;
    }
    return parts;
  }

  private static long at(Span span, int characters, int of) {
    return span.startMs() + span.lengthMs() * characters / of;
  }
}
