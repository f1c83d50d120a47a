package io.clipgen.media.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.media.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniLmTest {

  private static final SentenceMeaning MODEL = Meanings.miniLm(Samples.CACHE);

  @TempDir private Path folder;

  @Test
  void sentences_of_the_same_subject_are_more_alike_than_others() throws Exception {
    var directions =
        MODEL.of(
            "en",
            List.of(
                "The cat sat on the mat.",
                "A kitten is lying on the rug.",
                "Interest rates were raised by the central bank.",
                "Ça va? Über 日本 🙂 " + "x".repeat(200)));

    assertThat(directions).hasSize(4).allSatisfy(each -> assertThat(each).hasSize(384));
    assertThat(product(directions.get(0), directions.get(0))).isCloseTo(1, within(1e-4));
    assertThat(product(directions.get(0), directions.get(1))).isGreaterThan(0.4);
    assertThat(product(directions.get(0), directions.get(2))).isLessThan(0.2);
  }

  @Test
  void who_asks_for_a_sentence_does_not_wait_for_a_whole_transcript() throws Exception {
    var sentences = IntStream.range(0, 240).mapToObj(i -> "Sentence " + i + ".").toList();
    MODEL.of("en", List.of("Loaded."));
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var transcript =
          threads.submit(
              () -> {
                begun.countDown();
                return MODEL.of("en", sentences);
              });
      begun.await();
      for (int i = 0; i < 3; i++) {
        assertThat(MODEL.of("en", List.of("Alone " + i + "."))).hasSize(1);
      }
      assertThat(transcript.isDone()).isFalse();
      assertThat(transcript.get()).hasSize(240);
    }
  }

  @Test
  void of_a_language_that_it_does_not_know_it_tells_nothing() throws Exception {
    assertThat(MODEL.of("de", List.of("Die Katze saß auf der Matte."))).isEmpty();
  }

  @Test
  void where_it_cannot_be_unpacked_it_tells_nothing_and_says_so() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    var model = Meanings.miniLm(file);

    assertThat(model.of("en", List.of("Hello."))).isEmpty();
    assertThat(model.description()).contains("without a model of meaning");
  }

  private static double product(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    return product;
  }
}
