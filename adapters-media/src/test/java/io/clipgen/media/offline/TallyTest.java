package io.clipgen.media.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.media.offline.Feature.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void what_is_named_sums_to_the_points_although_each_is_rounded() {
    var part =
        Tally.of(
                Part.VALUE,
                List.of(
                    Evidence.of(Feature.EXPLAINS, 0.35),
                    Evidence.of(Feature.LESSON, 0.25),
                    Evidence.of(Feature.NUMBERS, 0.2),
                    Evidence.of(Feature.OPENS_STRONG, 1)))
            .part();

    assertThat(part.points()).isEqualTo(3);
    assertThat(part.why()).isEqualTo("a lesson or a whole truth +2; explains something +1");
  }

  @Test
  void what_takes_away_is_named_too() {
    var part =
        Tally.of(
                Part.VALUE,
                List.of(Evidence.of(Feature.COMPLETE, 1), Evidence.of(Feature.VAGUE, 0.5)))
            .part();

    assertThat(part.points()).isEqualTo(1);
    assertThat(part.why()).isEqualTo("a complete thought +5; vague words −4");
  }

  @Test
  void a_part_does_not_fall_below_nothing_and_says_no_more_than_was_taken() {
    var part =
        Tally.of(
                Part.VALUE,
                List.of(Evidence.of(Feature.COMPLETE, 1), Evidence.of(Feature.HOUSEKEEPING, 1)))
            .part();

    assertThat(part.points()).isZero();
    assertThat(part.why()).isEqualTo("a complete thought +5; greetings, thanks or a sale −5");
  }

  @Test
  void all_of_everything_is_twenty_five() {
    for (var part : Part.values()) {
      var all =
          List.of(Feature.values()).stream()
              .filter(feature -> feature.weight() > 0)
              .map(feature -> Evidence.of(feature, 1))
              .toList();

      assertThat(Tally.of(part, all).part().points()).isEqualTo(25);
    }
  }
}
