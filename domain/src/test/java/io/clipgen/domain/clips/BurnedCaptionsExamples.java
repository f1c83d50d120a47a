package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.BurnedCaptions.Line;
import io.clipgen.domain.clips.BurnedCaptions.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BurnedCaptionsExamples {

  @Test
  void a_few_words_at_a_time_each_with_its_moment() {
    var captions = of(CaptionStyle.POP, 10_000, "one", "two", "three", "four.", "Five");

    assertThat(captions.lines().stream().map(BurnedCaptionsExamples::text))
        .containsExactly("one two three", "four.", "Five");
    assertThat(captions.lines().getFirst())
        .isEqualTo(
            new Line(
                Span.of(0, 900),
                List.of(new Piece("one", 0), new Piece(" two", 300), new Piece(" three", 600))));
    assertThat(captions.lines().getFirst().said(1)).isEqualTo(Span.of(300, 600));
    assertThat(captions.lines().getLast().span()).isEqualTo(Span.of(1_200, 1_800));
  }

  @Test
  void style_none_writes_nothing() {
    assertThat(of(CaptionStyle.NONE, 10_000, "one")).isEqualTo(BurnedCaptions.NONE);
  }

  @Test
  void a_sentence_without_spaces_is_lit_piece_by_piece() {
    var captions = of(CaptionStyle.CLASSIC, 10_000, "今天天气很好我们去公园玩吧。");

    var pieces = captions.lines().stream().flatMap(line -> line.words().stream()).toList();
    assertThat(pieces).hasSizeGreaterThan(2);
    assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo("今天天气很好我们去公园玩吧。");
    assertThat(pieces.stream().map(Piece::startMs)).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_word_without_end_is_cut_and_fits_its_time(CaptionStyle style) {
    var captions = of(style, 10_000, "a".repeat(10_000), "b");

    var pieces = captions.lines().stream().flatMap(line -> line.words().stream()).toList();
    assertThat(pieces.stream().mapToInt(piece -> piece.text().length()).sum())
        .isLessThan(BurnedCaptions.LONGEST_WORD + 20);
    for (int i = 1; i < captions.lines().size(); i++) {
      assertThat(captions.lines().get(i).span().startMs())
          .isGreaterThanOrEqualTo(captions.lines().get(i - 1).span().endMs());
    }
  }

  @Test
  void what_is_free_in_an_upright_clip_is_free_on_every_platform() {
    var area = SafeArea.of(AspectRatio.PORTRAIT);

    for (var platform : SafeArea.Platform.values()) {
      assertThat(area.and(platform.area())).isEqualTo(area);
    }
    assertThat(SafeArea.of(AspectRatio.LANDSCAPE)).isEqualTo(SafeArea.MARGIN);
  }

  private static BurnedCaptions of(CaptionStyle style, long lengthMs, String... texts) {
    var words = new ArrayList<Word>();
    for (var text : texts) {
      words.add(new Word(text, Span.of(words.size() * 300L, words.size() * 300L + 300), 1));
    }
    return BurnedCaptions.of(new Transcript("en", words), Span.of(0, lengthMs), style);
  }

  private static String text(Line line) {
    return line.words().stream().map(Piece::text).collect(Collectors.joining());
  }
}
