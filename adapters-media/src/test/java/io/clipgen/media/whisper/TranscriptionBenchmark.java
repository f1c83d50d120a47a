package io.clipgen.media.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Signals;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import io.clipgen.media.voice.Hearing;
import io.clipgen.media.voice.Voices;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What writing down speech costs, listening for voices and loading the model included, beside
/// whisper.cpp's library that is given the whole sound at once; and how true the times of words
/// are.
class TranscriptionBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final Path MODEL = ModelFiles.find(Optional.empty(), Whisper.DEFAULT_MODEL);
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @TempDir Path folder;

  private interface Work {
    void run() throws Exception;
  }

  @Test
  void the_product_costs_no_more_than_the_library_alone_and_writes_the_same() throws Exception {
    compare("speech of 11 s", Samples.pcm("jfk.wav"));
    var reading = Reading.aloud(folder);
    compare("reading of 37 s with pauses", Files.readAllBytes(reading.sound()));

    var heard =
        Whisper.inProcess(MODEL, Samples.CACHE, 1, "en")
            .transcribe(reading.sound(), reading.signals(), Meter.NONE);
    var errors = reading.startErrors(heard.words());
    System.out.printf(
        Locale.ROOT,
        "%nStarts of %d words off by: %d ms (median), %d ms (95 %%), %d ms (worst); word error rate"
            + " %.3f%n",
        errors.size(),
        errors.get(errors.size() / 2),
        errors.get(errors.size() * 95 / 100),
        errors.getLast(),
        reading.wordErrorRate(heard.text()));
  }

  private void compare(String what, byte[] pcm) throws Exception {
    var sound = Files.write(folder.resolve("sound.pcm"), pcm);
    var product = new double[ROUNDS];
    var library = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      var texts = new String[2];
      var ours = cpuSeconds(() -> texts[0] = byTheProduct(sound, pcm.length / 32));
      var theirs = cpuSeconds(() -> texts[1] = WhisperTest.byTheLibraryAlone(pcm));
      assertThat(texts[0]).isEqualTo(texts[1].replace(" [BLANK_AUDIO]", ""));
      if (round >= 0) {
        product[round] = ours;
        library[round] = theirs;
      }
    }
    var ratios = new double[ROUNDS];
    Arrays.setAll(ratios, i -> product[i] / library[i]);
    System.out.printf(Locale.ROOT, "%nTranscription, %s (CPU s, %d rounds)%n", what, ROUNDS);
    print("clipgen, voices and model load included", product);
    print("whisper.cpp's library, the whole sound", library);
    print("clipgen / library (goal ≤ 1.05)", ratios);
    var file = Path.of("target/bench/transcription-" + pcm.length / 32_000 + "s.json");
    Files.createDirectories(file.getParent());
    new JsonMapper()
        .writeValue(file.toFile(), Map.of("clipgen", product, "library", library, "ratio", ratios));
  }

  private static String byTheProduct(Path sound, long durationMs) throws Exception {
    var voices =
        Hearing.voices(
            sound, ModelFiles.find(Optional.empty(), Voices.MODEL), Samples.CACHE, Meter.NONE);
    return Whisper.inProcess(MODEL, Samples.CACHE, 1, "en")
        .transcribe(sound, Signals.none(durationMs).withVoices(voices), Meter.NONE)
        .text();
  }

  private static double cpuSeconds(Work work) throws Exception {
    var before = MACHINE.getProcessCpuTime();
    work.run();
    return (MACHINE.getProcessCpuTime() - before) / 1e9;
  }

  private static void print(String name, double[] values) {
    var sorted = Arrays.stream(values).sorted().boxed().toList();
    System.out.printf(
        Locale.ROOT,
        "  %-42s %7.3f  (%.3f – %.3f)%n",
        name,
        median(sorted),
        sorted.getFirst(),
        sorted.getLast());
  }

  private static double median(List<Double> sorted) {
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
