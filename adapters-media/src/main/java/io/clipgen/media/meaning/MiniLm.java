package io.clipgen.media.meaning;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.media.Unpacking;
import io.clipgen.media.onnx.OnnxModel;
import io.clipgen.media.onnx.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The model all-MiniLM-L6-v2, quantized, from the jar that carries it: 23 MB that are unpacked
/// once and loaded when the first sentence asks for it. The directions of the sentences asked for
/// last are kept, as the analyst and the choice ask for the same ones.
final class MiniLm implements SentenceMeaning {

  private static final Logger LOG = LoggerFactory.getLogger(MiniLm.class);

  private static final String FOLDER = "all-minilm-l6-v2-q";
  private static final String MODEL = "all-minilm-l6-v2-q.onnx";
  private static final String TOKENS = "all-minilm-l6-v2-q-tokenizer.json";
  private static final Set<String> LANGUAGES = Set.of("en", "und");

  /// About 6 MB of directions, the sentences of two hours.
  private static final int KEPT = 4_000;

  /// Sentences after which others who wait have their turn.
  private static final int BATCH = 16;

  private final Path cache;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Map<String, float[]> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > KEPT;
        }
      };
  private @Nullable WordPieces pieces;
  private @Nullable OnnxModel model;
  private volatile @Nullable String failure;

  MiniLm(Path cache) {
    this.cache = cache;
  }

  @Override
  public List<float[]> of(String language, List<String> texts) throws InterruptedException {
    if (!LANGUAGES.contains(language) || failure != null) {
      return List.of();
    }
    try {
      var directions = new ArrayList<float[]>(texts.size());
      for (int from = 0; from < texts.size(); from += BATCH) {
        var batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
        turn.lockInterruptibly();
        try {
          batch.forEach(text -> directions.add(known.computeIfAbsent(text, this::direction)));
        } finally {
          turn.unlock();
        }
      }
      return List.copyOf(directions);
    } catch (MediaFailure e) {
      failure = e.getMessage();
      LOG.warn("Moments are chosen without a model of meaning: {}", failure);
      return List.of();
    }
  }

  @Override
  public String description() {
    return failure == null
        ? "subjects compared by all-MiniLM-L6-v2, in English"
        : "without a model of meaning: " + failure;
  }

  /// The mean over all pieces of the text, brought to length one.
  private float[] direction(String text) {
    load();
    if (model == null || pieces == null) {
      throw new MediaFailure("The model of meaning is not loaded.");
    }
    var ids = pieces.of(text);
    var shape = new long[] {1, ids.length};
    var ones = new long[ids.length];
    Arrays.fill(ones, 1);
    var states =
        model
            .run(
                Map.of(
                    "input_ids", new Tensor.Longs(ids, shape),
                    "attention_mask", new Tensor.Longs(ones, shape),
                    "token_type_ids", new Tensor.Longs(new long[ids.length], shape)))
            .get("last_hidden_state");
    if (states == null) {
      throw new MediaFailure("The model of meaning does not answer as it should.");
    }
    var direction = new float[(int) states.shape()[2]];
    for (int i = 0; i < states.values().length; i++) {
      direction[i % direction.length] += states.values()[i];
    }
    double squares = 0;
    for (var each : direction) {
      squares += each * each;
    }
    var length = (float) Math.max(1e-12, Math.sqrt(squares));
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= length;
    }
    return direction;
  }

  private void load() {
    if (model != null) {
      return;
    }
    try {
      var folder =
          Unpacking.folder(
              cache,
              FOLDER,
              MiniLm.class.getClassLoader(),
              Map.of(MODEL, MODEL, TOKENS, TOKENS),
              List.of());
      try (var vocabulary = Files.newInputStream(folder.resolve(TOKENS))) {
        pieces = WordPieces.read(vocabulary);
      }
      model = OnnxModel.load(folder.resolve(MODEL), cache, 1);
    } catch (IOException e) {
      throw new MediaFailure("The model of meaning cannot be unpacked: " + e.getMessage(), e);
    }
  }
}
