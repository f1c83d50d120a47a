package io.clipgen.media.offline;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.media.Samples;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.media.meaning.Meanings;
import io.clipgen.media.offline.Gold.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How well the offline analyst chooses from the gold set, beside choices that know less, and
/// without each of its rules: precision at N and nDCG, for the videos that its weights were set by
/// and for those that they were not.
class ChoiceBenchmark {

  private static final SentenceMeaning MODEL = Meanings.miniLm(Samples.CACHE);
  private static final int RANDOM_ROUNDS = 300;

  @TempDir private Path folder;

  private interface Way {
    Figures choose(Gold video) throws InterruptedException;
  }

  @Test
  void how_well_it_chooses() throws Exception {
    var train = filmed(GoldScript.TRAIN);
    var held =
        System.getProperty("bench.trainOnly") == null
            ? filmed(GoldScript.HOLD_OUT)
            : List.<Gold>of();

    var ways = new LinkedHashMap<String, Way>();
    ways.put("offline analyst", with(feature -> true, MODEL));
    ways.put("random, mean of " + RANDOM_ROUNDS, video -> video.random(RANDOM_ROUNDS));
    ways.put("loudest windows", Gold::loudest);
    ways.put("most cuts", Gold::mostCuts);
    ways.put("analyst of signals alone", video -> video.of(OfflineAnalysts.signals(), MODEL));
    ways.put("without a model of meaning", with(feature -> true, SentenceMeaning.NONE));
    ways.put(
        "without regard to what clips have in common",
        video -> video.of(new OfflineAnalyst(MODEL), SentenceMeaning.NONE));
    ways.put(
        "without lifts", video -> video.of(lifted(new OfflineAnalyst(MODEL), Set.of()), MODEL));
    for (var group : Feature.Group.values()) {
      ways.put(
          "without " + group.name().toLowerCase(Locale.ROOT),
          video ->
              video.of(
                  lifted(
                      new OfflineAnalyst(MODEL, feature -> feature.group() != group),
                      others(group)),
                  MODEL));
    }
    for (var removed : Feature.values()) {
      ways.put("without “" + removed.label() + "”", with(feature -> feature != removed, MODEL));
    }

    var table = new LinkedHashMap<String, List<Figures>>();
    for (var way : ways.entrySet()) {
      table.put(way.getKey(), List.of(mean(way.getValue(), train), mean(way.getValue(), held)));
    }
    print(table);
    perVideo(train, held);
    keep(table);
  }

  /// The lifts by other signals than those of a group.
  private static Set<String> others(Feature.Group group) {
    var lifts = new HashSet<>(Set.of("energy", "peaks", "chat", "cut"));
    lifts.removeAll(
        switch (group) {
          case SOUND -> Set.of("energy", "peaks");
          case PICTURE -> Set.of("cut");
          case CHAT -> Set.of("chat");
          case WORDS, MEANING -> Set.of();
        });
    return lifts;
  }

  /// An analyst whose moments are lifted by some signals only.
  private static HighlightAnalyst lifted(HighlightAnalyst analyst, Set<String> signals) {
    return new HighlightAnalyst() {
      @Override
      public List<Moment> propose(
          Transcript transcript, Signals measured, ClipRequest request, Meter meter)
          throws InterruptedException {
        return analyst.propose(transcript, measured, request, meter).stream()
            .map(moment -> lifted(moment, signals))
            .toList();
      }

      @Override
      public String description() {
        return analyst.description();
      }
    };
  }

  private static Moment lifted(Moment moment, Set<String> signals) {
    var score = moment.score();
    return new Moment(
        moment.span(),
        moment.title(),
        moment.hook(),
        moment.reason(),
        moment.category(),
        new Score(
            score.hook(),
            score.engagement(),
            score.value(),
            score.shareability(),
            score.lifts().stream().filter(lift -> signals.contains(lift.signal())).toList()));
  }

  private static Way with(Predicate<Feature> used, SentenceMeaning model) {
    return video -> video.of(new OfflineAnalyst(model, used), model);
  }

  private static Figures mean(Way way, List<Gold> videos) throws InterruptedException {
    var all = new ArrayList<Figures>();
    for (var video : videos) {
      all.add(way.choose(video));
    }
    return Figures.mean(all);
  }

  private List<Gold> filmed(List<String> names) throws Exception {
    var ffmpeg = Ffmpeg.of("auto", Samples.CACHE);
    var films = new GoldFilm(folder);
    var all = new ArrayList<Gold>();
    for (var name : names) {
      var video = GoldVideo.of(GoldScript.of(name));
      all.add(new Gold(video, films.measured(video, ffmpeg)));
    }
    return all;
  }

  private static void perVideo(List<Gold> train, List<Gold> held) throws InterruptedException {
    System.out.printf("%n| video | length | prizes | precision | nDCG |%n|---|---|---|---|---|%n");
    for (var videos : List.of(train, held)) {
      for (var video : videos) {
        var figures = video.of(new OfflineAnalyst(MODEL), MODEL);
        System.out.printf(
            Locale.ROOT,
            "| %s | %d s | %d | %.2f | %.2f |%n",
            video.video().name(),
            video.video().durationMs() / 1_000,
            video.video().prizes().size(),
            figures.precision(),
            figures.gain());
        if (Boolean.getBoolean("bench.explain") && videos == train) {
          explain(video);
        }
      }
    }
  }

  private static void explain(Gold video) throws InterruptedException {
    System.out.println("  prizes " + video.video().prizes());
    for (var moment : video.chosen(new OfflineAnalyst(MODEL), MODEL)) {
      System.out.println(
          "  " + moment.span() + " " + moment.score().total() + " " + moment.title());
      System.out.println("     " + moment.reason() + " " + moment.score().lifts());
      for (var part :
          Arrays.asList(
              moment.score().hook(),
              moment.score().engagement(),
              moment.score().value(),
              moment.score().shareability())) {
        System.out.println("     " + part.points() + ": " + part.why());
      }
    }
  }

  private static void print(Map<String, List<Figures>> table) {
    System.out.printf(
        "%n| | train: precision | nDCG | hold-out: precision | nDCG |%n|---|---|---|---|---|%n");
    table.forEach(
        (way, figures) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f |%n",
                way,
                figures.get(0).precision(),
                figures.get(0).gain(),
                figures.get(1).precision(),
                figures.get(1).gain()));
  }

  private static void keep(Map<String, List<Figures>> table) throws Exception {
    var rows = new ArrayList<String>();
    table.forEach(
        (way, figures) ->
            rows.add(
                String.format(
                    Locale.ROOT,
                    "  {\"way\": \"%s\", \"train\": {\"precision\": %.4f, \"ndcg\": %.4f},"
                        + " \"holdOut\": {\"precision\": %.4f, \"ndcg\": %.4f}}",
                    way,
                    figures.get(0).precision(),
                    figures.get(0).gain(),
                    figures.get(1).precision(),
                    figures.get(1).gain())));
    var file = Path.of("target/bench/choice.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[\n" + String.join(",\n", rows) + "\n]\n");
  }
}
