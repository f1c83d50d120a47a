package io.clipgen.media.whisper;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loaded model. Used by one thread, and closed by it.
final class WhisperSession implements AutoCloseable {

  private static final int GREEDY = 0;
  private static final long MS_PER_TICK = 10;

  private static final int FULL_CONTEXT = 1_500;

  private static final int MORE_CONTEXT = 400;
  private static final int SAMPLES_PER_STEP = 320;

  private final WhisperLibrary library;
  private final int threads;
  private final MemorySegment model;

  WhisperSession(WhisperLibrary library, Path model, int threads) {
    this.library = library;
    this.threads = threads;
    this.model = load(model);
  }

  /// A piece of text as the library gives it.
  record Piece(String text, long startMs, long endMs, double probability) {}

  /// What was heard.
  record Heard(String language, List<Piece> pieces) {}

  /// How many steps of so much sound are worth looking at. The library looks at 1500, which are 30
  /// s, however little there is; eight seconds more than there is do as well: the same words, at
  /// the same times, for less than half of the work.
  static int enough(float[] samples) {
    return Math.min(FULL_CONTEXT, samples.length / SAMPLES_PER_STEP + MORE_CONTEXT);
  }

  /// Hears `samples`; every piece is a word with what is written around it, times from the first
  /// sample.
  ///
  /// @param context how many steps of 20 ms the library looks at in one go, as [#enough] says; 0
  ///   for all of its 30 s
  /// @param language an ISO 639-1 code, or `auto`: then the first 30 s are listened to twice
  Heard hear(float[] samples, int context, String language, Meter meter)
      throws InterruptedException {
    try (var arena = Arena.ofShared()) {
      var watch = new Watch(Thread.currentThread(), meter);
      var sound = arena.allocateFrom(JAVA_FLOAT, samples);
      var params = params(arena, language, context, watch);
      var code = (int) library.full.invokeExact(model, params, sound, samples.length);
      watch.rethrow();
      if (code != 0) {
        throw new MediaFailure("Whisper could not transcribe the sound (code " + code + ").");
      }
      return new Heard(spoken(), pieces());
    } catch (InterruptedException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new MediaFailure("Whisper failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      library.free.invokeExact(model);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private MemorySegment load(Path model) {
    try (var arena = Arena.ofConfined()) {
      var defaults = (MemorySegment) library.contextDefaults.invokeExact();
      var params = arena.allocate(WhisperLibrary.CONTEXT_PARAMS);
      params.copyFrom(defaults.reinterpret(WhisperLibrary.CONTEXT_PARAMS.byteSize()));
      library.freeContextParams.invokeExact(defaults);
      params.set(JAVA_BYTE, WhisperLibrary.CONTEXT_USE_GPU, (byte) 0);
      var loaded =
          (MemorySegment) library.init.invokeExact(arena.allocateFrom(model.toString()), params);
      if (loaded.address() == 0) {
        throw new MediaFailure("%s is not a model that Whisper can load.".formatted(model));
      }
      return loaded;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new MediaFailure("Whisper failed: " + e.getMessage(), e);
    }
  }

  private MemorySegment params(Arena arena, String language, int context, Watch watch)
      throws Throwable {
    var defaults = (MemorySegment) library.fullDefaults.invokeExact(GREEDY);
    var params = arena.allocate(WhisperLibrary.FULL_PARAMS);
    params.copyFrom(defaults.reinterpret(WhisperLibrary.FULL_PARAMS.byteSize()));
    library.freeParams.invokeExact(defaults);
    params.set(JAVA_INT, WhisperLibrary.THREADS, threads);
    params.set(JAVA_INT, WhisperLibrary.AUDIO_CONTEXT, context);
    set(params, WhisperLibrary.TRANSLATE, false);
    set(params, WhisperLibrary.NO_CONTEXT, true);
    set(params, WhisperLibrary.PRINT_SPECIAL, false);
    set(params, WhisperLibrary.PRINT_PROGRESS, false);
    set(params, WhisperLibrary.PRINT_REALTIME, false);
    set(params, WhisperLibrary.PRINT_TIMESTAMPS, false);
    set(params, WhisperLibrary.TOKEN_TIMESTAMPS, true);
    params.set(JAVA_INT, WhisperLibrary.MAX_LEN, 1);
    set(params, WhisperLibrary.SPLIT_ON_WORD, true);
    params.set(ADDRESS, WhisperLibrary.LANGUAGE, arena.allocateFrom(language));
    set(params, WhisperLibrary.DETECT_LANGUAGE, false);
    params.set(
        ADDRESS,
        WhisperLibrary.PROGRESS_CALLBACK,
        WhisperLibrary.upcall(watch, "progressed", WhisperLibrary.PROGRESS, arena));
    params.set(
        ADDRESS,
        WhisperLibrary.ABORT_CALLBACK,
        WhisperLibrary.upcall(watch, "isToStop", WhisperLibrary.ABORT, arena));
    return params;
  }

  private static void set(MemorySegment params, long offset, boolean value) {
    params.set(JAVA_BYTE, offset, (byte) (value ? 1 : 0));
  }

  private String spoken() throws Throwable {
    var id = (int) library.languageId.invokeExact(model);
    return id < 0 ? "und" : text((MemorySegment) library.languageName.invokeExact(id));
  }

  private List<Piece> pieces() throws Throwable {
    var count = (int) library.segments.invokeExact(model);
    var pieces = new ArrayList<Piece>(count);
    for (int i = 0; i < count; i++) {
      pieces.add(
          new Piece(
              text((MemorySegment) library.segmentText.invokeExact(model, i)),
              (long) library.segmentStart.invokeExact(model, i) * MS_PER_TICK,
              (long) library.segmentEnd.invokeExact(model, i) * MS_PER_TICK,
              probability(i)));
    }
    return pieces;
  }

  private double probability(int segment) throws Throwable {
    var count = (int) library.tokens.invokeExact(model, segment);
    double sum = 0;
    for (int token = 0; token < count; token++) {
      sum += (float) library.tokenProbability.invokeExact(model, segment, token);
    }
    return count == 0 ? 0 : Math.clamp(sum / count, 0, 1);
  }

  private static String text(MemorySegment pointer) {
    return pointer.address() == 0 ? "" : pointer.reinterpret(Transcriber.SAMPLE_RATE).getString(0);
  }

  /// Listens to the library while it computes. What it throws must not travel through native
  /// frames, so it is kept.
  static final class Watch {

    private final Thread caller;
    private final Meter meter;
    private volatile @Nullable Throwable stop;

    Watch(Thread caller, Meter meter) {
      this.caller = caller;
      this.meter = meter;
    }

    @SuppressWarnings("unused") // called by the library
    void progressed(MemorySegment context, MemorySegment state, int percent, MemorySegment data) {
      try {
        if (stop == null) {
          meter.reached(Math.clamp(percent / 100.0, 0, 1));
        }
      } catch (Throwable e) {
        stop = e;
      }
    }

    @SuppressWarnings("unused") // called by the library
    boolean isToStop(MemorySegment data) {
      return stop != null || caller.isInterrupted();
    }

    void rethrow() throws InterruptedException {
      switch (stop) {
        case null -> {
          if (Thread.interrupted()) {
            throw new InterruptedException("transcription was stopped");
          }
        }
        case InterruptedException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(stop);
      }
    }
  }
}
