package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CutProperties {

  @Property(tries = 300)
  void time_goes_on_in_both_directions_and_comes_back(@ForAll("talks") Talk talk) {
    var cut = talk.cut();
    long before = 0;
    for (long ms = 0; ms <= cut.span().lengthMs(); ms += 37) {
      assertThat(cut.toClip(ms)).isBetween(before, cut.lengthMs());
      before = cut.toClip(ms);
    }
    assertThat(cut.toClip(cut.span().lengthMs())).isEqualTo(cut.lengthMs());
    for (long ms = 0; ms < cut.lengthMs(); ms += 37) {
      assertThat(cut.toClip(cut.toSpan(ms))).isEqualTo(ms);
    }
  }

  @Property(tries = 300)
  void a_clip_is_as_long_as_what_is_kept_and_never_too_short(@ForAll("talks") Talk talk) {
    var cut = talk.cut();
    assertThat(cut.lengthMs()).isEqualTo(cut.kept().stream().mapToLong(Span::lengthMs).sum());
    assertThat(cut.lengthMs())
        .isGreaterThanOrEqualTo(Math.min(talk.span.lengthMs(), talk.shortestMs));
    assertThat(cut.kept())
        .allMatch(part -> part.lengthMs() >= Math.min(Cut.SHORTEST_MS, talk.span.lengthMs()));
  }

  @Property(tries = 300)
  void no_word_is_lost_but_fillers_and_none_is_divided(@ForAll("talks") Talk talk) {
    var words = talk.transcript.within(talk.span);
    var lost = new ArrayList<>(words.stream().map(Word::text).toList());
    talk.cut().said(talk.transcript).words().forEach(word -> lost.remove(word.text()));
    assertThat(lost).allMatch(text -> talk.tightening.fillers() && Talk.FILLERS.contains(text));
    for (var word : words) {
      var inSpan =
          Span.of(
              word.span().startMs() - talk.span.startMs(),
              word.span().endMs() - talk.span.startMs());
      var left = talk.cut().kept().stream().mapToLong(inSpan::sharedMs).sum();
      assertThat(left).isIn(0L, inSpan.lengthMs());
    }
  }

  @Property(tries = 300)
  void captions_lie_in_the_clip_and_do_not_overlap(@ForAll("talks") Talk talk) {
    var clip = Span.of(0, talk.cut().lengthMs());
    var said = talk.cut().said(talk.transcript);
    var subtitles = Captions.of(said, clip).cues().stream().map(Captions.Cue::span).toList();
    var burned =
        BurnedCaptions.of(said, clip, CaptionStyle.POP).lines().stream()
            .map(BurnedCaptions.Line::span)
            .toList();
    for (var spans : List.of(subtitles, burned)) {
      assertThat(spans).allMatch(clip::covers);
      for (int i = 1; i < spans.size(); i++) {
        assertThat(spans.get(i).startMs()).isGreaterThanOrEqualTo(spans.get(i - 1).endMs());
      }
    }
  }

  @Property(tries = 100)
  void nothing_is_left_out_unless_it_is_wanted(@ForAll("talks") Talk talk) {
    var all = Cut.of(talk.span, talk.transcript, talk.silences, Tightening.NONE, 1);
    assertThat(all).isEqualTo(Cut.none(talk.span));
    assertThat(all.isWhole()).isTrue();
  }

  @Provide
  Arbitrary<Talk> talks() {
    var said =
        Combinators.combine(
                Arbitraries.longs().between(0, 2_500).injectDuplicates(0.4),
                Arbitraries.longs().between(20, 900),
                Arbitraries.of("well", "so", "um", "uh,", "never", "done.", "er"),
                Arbitraries.integers().between(0, 3))
            .as(Said::new)
            .list()
            .ofMinSize(0)
            .ofMaxSize(60);
    return Combinators.combine(
            said,
            Arbitraries.longs().between(0, 8_000),
            Arbitraries.longs().between(800, 40_000),
            Arbitraries.longs().between(1, 20_000),
            Arbitraries.of(Tightening.values()))
        .as(Talk::of);
  }

  /// @param hush how much of the pause is silent: from all of it to nothing
  private record Said(long pauseMs, long lengthMs, String text, int hush) {}

  private record Talk(
      Transcript transcript,
      List<Span> silences,
      Span span,
      long shortestMs,
      Tightening tightening) {

    static final List<String> FILLERS = List.of("um", "uh,", "er");

    static Talk of(
        List<Said> all, long startMs, long lengthMs, long shortestMs, Tightening tightening) {
      var words = new ArrayList<Word>();
      var silences = new ArrayList<Span>();
      long at = 0;
      for (var said : all) {
        // Silence may reach into the word, as it does where a transcriber is off.
        if (said.hush < 3 && said.pauseMs > 400) {
          silences.add(Span.of(at + said.hush * 90, at + said.pauseMs + 90 - said.hush * 50));
        }
        at += said.pauseMs;
        words.add(new Word(said.text, Span.of(at, at + said.lengthMs), 1));
        at += said.lengthMs;
      }
      return new Talk(
          new Transcript("en", words),
          silences,
          Span.of(startMs, startMs + lengthMs),
          shortestMs,
          tightening);
    }

    Cut cut() {
      return Cut.of(span, transcript, silences, tightening, shortestMs);
    }
  }
}
