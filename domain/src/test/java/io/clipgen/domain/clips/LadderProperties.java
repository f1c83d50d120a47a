package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LadderProperties {

  @Property(tries = 300)
  void no_rung_is_above_the_source_and_none_is_bent(
      @ForAll @IntRange(min = 16, max = 4096) int width,
      @ForAll @IntRange(min = 16, max = 4096) int height) {
    var ladder = Ladder.of(source(width, height, 30));

    for (var rung : ladder.rungs()) {
      assertThat(rung.size().width()).isLessThanOrEqualTo(width);
      assertThat(rung.size().height()).isLessThanOrEqualTo(height);
      // Sides are even, so a side may be off by less than two pixels.
      assertThat((double) rung.size().width() * height / width)
          .isCloseTo(rung.size().height(), within(2.0 + 2.0 * height / width));
    }
  }

  @Property(tries = 300)
  void rungs_go_down_in_size_and_bits_and_stop_at_360_unless_the_source_is_smaller(
      @ForAll @IntRange(min = 16, max = 4096) int width,
      @ForAll @IntRange(min = 16, max = 4096) int height) {
    var rungs = Ladder.of(source(width, height, 60)).rungs();

    for (int i = 1; i < rungs.size(); i++) {
      assertThat(rungs.get(i).shorterSide()).isLessThan(rungs.get(i - 1).shorterSide());
      assertThat(rungs.get(i).kilobits()).isLessThan(rungs.get(i - 1).kilobits());
    }
    var shorter = Math.min(width, height);
    assertThat(rungs.getLast().shorterSide()).isEqualTo(Math.min(360, shorter - shorter % 2));
  }

  @Property(tries = 100)
  void an_upright_picture_has_the_rungs_of_a_lying_one_turned(
      @ForAll @IntRange(min = 16, max = 4096) int width,
      @ForAll @IntRange(min = 16, max = 4096) int height) {
    var lying = Ladder.of(source(width, height, 30)).rungs();
    var upright = Ladder.of(source(height, width, 30)).rungs();

    assertThat(upright.stream().map(rung -> turned(rung.size())).toList())
        .isEqualTo(lying.stream().map(Rung::size).toList());
    assertThat(upright.stream().map(Rung::name).toList())
        .isEqualTo(lying.stream().map(Rung::name).toList());
  }

  @Property(tries = 200)
  void a_peak_is_never_below_the_average_nor_above_the_busiest_segment(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 4000) Integer> lengths,
      @ForAll("bytes") List<Integer> bytes) {
    var segments = segments(lengths, bytes);
    var rendition = rendition("360p", segments);

    var busiest =
        segments.stream()
            .mapToLong(segment -> Math.ceilDiv(segment.bytes() * 8000, segment.lengthMs()))
            .max()
            .orElseThrow();
    assertThat(rendition.peakBits()).isBetween(rendition.averageBits(), busiest);
  }

  @Property(tries = 200)
  void a_beginning_is_no_longer_than_asked_and_the_next_segment_would_be_too_long(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 4000) Integer> lengths,
      @ForAll("bytes") List<Integer> bytes,
      @ForAll @IntRange(min = 1, max = 130_000) int ms) {
    var whole = rendition("360p", segments(lengths, bytes));

    var cut = whole.until(ms);

    var count = cut.segments().size();
    assertThat(cut.segments()).isEqualTo(whole.segments().subList(0, count));
    assertThat(count == 1 || cut.lengthMs() <= ms).isTrue();
    assertThat(count == whole.segments().size() || whole.startMs(count + 1) > ms).isTrue();
    assertThat(whole.startByte(count)).isEqualTo(cut.startByte(count));
  }

  @Property(tries = 200)
  void a_storyboard_has_at_most_100_small_pictures_that_reach_the_end(
      @ForAll @IntRange(min = 16, max = 4096) int width,
      @ForAll @IntRange(min = 16, max = 4096) int height,
      @ForAll @IntRange(min = 1, max = 40_000_000) int ms) {
    var board = Storyboard.of(new MediaInfo.Picture("h264", width, height, 30), ms);

    assertThat(board.pictures()).isBetween(1, 100);
    assertThat(board.pictures() * board.everyMs()).isGreaterThanOrEqualTo(ms);
    assertThat((board.pictures() - 1) * board.everyMs()).isLessThan(ms);
    assertThat(Math.max(board.tile().width(), board.tile().height())).isLessThanOrEqualTo(160);
    var last = board.pictures() - 1;
    assertThat(board.left(last) + board.tile().width()).isLessThanOrEqualTo(board.sheet().width());
    assertThat(board.top(last) + board.tile().height()).isEqualTo(board.sheet().height());
  }

  @Property(tries = 50)
  void what_was_planned_has_no_fault_and_each_deviation_has_one(
      @ForAll @IntRange(min = 400, max = 2000) int width) {
    var ladder = Ladder.of(source(width, 1080, 30));
    var made = new ArrayList<Rendition>();
    for (var rung : ladder.rungs()) {
      made.add(
          new Rendition(rung.name(), Optional.of(rung.size()), "avc1.64001f", 800, eightSeconds()));
    }
    made.add(new Rendition(Ladder.SOUND, Optional.empty(), "mp4a.40.2", 700, eightSeconds()));
    assertThat(ladder.fault(made, 8_000)).isEmpty();
    assertThat(ladder.fault(made, 9_000)).isPresent();
    assertThat(ladder.fault(made.subList(1, made.size()), 8_000)).isPresent();
    var last = ladder.rungs().size() - 1;
    var lowest = made.get(last);
    made.set(
        last,
        new Rendition(
            lowest.name(),
            lowest.size(),
            lowest.codecs(),
            800,
            List.of(new Rendition.Segment(3_900, 9), new Rendition.Segment(4_100, 9))));
    assertThat(ladder.fault(made, 8_000).isPresent()).isEqualTo(last > 0);
    made.set(
        last,
        new Rendition(
            lowest.name(), Optional.of(new FrameSize(2, 2)), "avc1.64001f", 800, eightSeconds()));
    assertThat(ladder.fault(made, 8_000)).isPresent();
  }

  @Provide
  Arbitrary<List<Integer>> bytes() {
    return Arbitraries.integers().between(1, 5_000_000).list().ofSize(30);
  }

  private static List<Rendition.Segment> eightSeconds() {
    return List.of(new Rendition.Segment(4_000, 9), new Rendition.Segment(4_000, 9));
  }

  private static List<Rendition.Segment> segments(List<Integer> lengths, List<Integer> bytes) {
    var segments = new ArrayList<Rendition.Segment>();
    for (int i = 0; i < lengths.size(); i++) {
      segments.add(new Rendition.Segment(lengths.get(i), bytes.get(i)));
    }
    return segments;
  }

  private static Rendition rendition(String name, List<Rendition.Segment> segments) {
    return new Rendition(name, Optional.of(new FrameSize(640, 360)), "avc1.64001f", 800, segments);
  }

  private static FrameSize turned(FrameSize size) {
    return new FrameSize(size.height(), size.width());
  }

  private static MediaInfo source(int width, int height, double frames) {
    return new MediaInfo(
        "mov,mp4",
        8_000,
        1_000,
        Optional.of(new MediaInfo.Picture("h264", width, height, frames)),
        Optional.of(new MediaInfo.Sound("aac", 2, 48_000)));
  }
}
