package io.clipgen.media.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Score;
import io.clipgen.media.Samples;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.media.meaning.Meanings;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two videos of the gold set, one that the weights were set by and one that they were not, filmed
/// and measured as any other: see [ChoiceBenchmark] for all of them.
class ChoiceTest {

  private static final SentenceMeaning MODEL = Meanings.miniLm(Samples.CACHE);
  private static final Pattern POINTS = Pattern.compile(" ([+−])(\\d+)(?:; |$)");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"train/wedding", "holdout/stream"})
  void the_analyst_chooses_better_than_chance_loudness_and_cuts_and_its_reasons_add_up(String name)
      throws Exception {
    var video = GoldVideo.of(GoldScript.of(name));
    var measured = new GoldFilm(folder).measured(video, Ffmpeg.of("auto", Samples.CACHE));
    var gold = new Gold(video, measured);

    var chosen = gold.chosen(new OfflineAnalyst(MODEL), MODEL);
    var figures = gold.of(chosen);

    assertThat(figures.precision()).isGreaterThanOrEqualTo(0.66);
    for (var lesser : List.of(gold.random(100), gold.loudest(), gold.mostCuts())) {
      assertThat(figures.precision()).isGreaterThan(lesser.precision());
      assertThat(figures.gain()).isGreaterThan(lesser.gain() + 0.1);
    }
    assertThat(chosen).hasSize(video.prizes().size()).allSatisfy(ChoiceTest::isExplained);
  }

  private static void isExplained(Moment moment) {
    var score = moment.score();
    for (var part :
        List.of(score.hook(), score.engagement(), score.value(), score.shareability())) {
      assertThat(sum(part)).as(part.why()).isEqualTo(part.points());
    }
    assertThat(moment.title()).isNotBlank();
    assertThat(moment.hook()).isNotBlank();
    assertThat(moment.reason()).endsWith(".");
  }

  private static int sum(Score.Part part) {
    return POINTS
        .matcher(part.why())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(2)) * (found.group(1).equals("+") ? 1 : -1))
        .sum();
  }
}
