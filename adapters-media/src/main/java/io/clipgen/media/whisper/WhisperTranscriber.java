package io.clipgen.media.whisper;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.voice.Pauses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// Hears the stretches of a sound in which somebody speaks. One at a time on a machine: beside
/// itself it is many times slower.
final class WhisperTranscriber implements Transcriber {

  private static final int SAMPLES_PER_MS = SAMPLE_RATE / 1000;

  /// The library hears nothing in less than a second; silence fills it up.
  private static final int SHORTEST_SAMPLES = SAMPLE_RATE * 6 / 5;

  /// Of speech, after which the language is taken to be the one of most words so far.
  private static final long KNOWN_AFTER_MS = 10_000;

  static final ReentrantLock ONE_IN_PROCESS = new ReentrantLock(true);

  private final Path model;
  private final Path cache;
  private final int threads;
  private final String language;

  WhisperTranscriber(Path model, Path cache, int threads, String language) {
    this.model = model;
    this.cache = cache;
    this.threads = threads;
    this.language = language;
  }

  @Override
  public String description() {
    return "whisper.cpp with " + model.getFileName() + ", in this process";
  }

  @Override
  public Transcript transcribe(Path sound, Signals signals, Meter meter)
      throws InterruptedException {
    if (!Files.isReadable(model)) {
      throw new MediaFailure(
          "The speech model %s is missing: fetch it with clipgen models pull, or set clipgen.whisper.model to a ggml file."
              .formatted(model));
    }
    ONE_IN_PROCESS.lockInterruptibly();
    try (var channel =
            FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      return heard(sound, signals, meter);
    } catch (FileLockInterruptionException e) {
      // The flag that it leaves set is what an InterruptedException stands for.
      Thread.interrupted();
      throw new InterruptedException("transcription was stopped");
    } catch (IOException e) {
      throw new MediaFailure("Whisper cannot be used: " + e.getMessage() + ".", e);
    } finally {
      ONE_IN_PROCESS.unlock();
    }
  }

  private Path lockFile() throws IOException {
    Files.createDirectories(cache);
    return cache.resolve("whisper.lock");
  }

  private Transcript heard(Path sound, Signals signals, Meter meter)
      throws IOException, InterruptedException {
    var library = WhisperLibrary.load(cache);
    var durationMs = Files.size(sound) / 2 * 1000 / SAMPLE_RATE;
    var windows = VoiceWindows.of(durationMs, signals);
    var pauses = Pauses.of(durationMs, signals);
    var total = windows.stream().mapToLong(Span::lengthMs).sum();
    var words = new ArrayList<Word>();
    var languages = new SpokenLanguages();
    long done = 0;
    if (!windows.isEmpty()) {
      try (var session = new WhisperSession(library, model, threads);
          var file = FileChannel.open(sound)) {
        for (var window : windows) {
          var before = done;
          var samples = samples(file, window);
          var heard =
              session.hear(
                  samples,
                  WhisperSession.enough(samples),
                  done < KNOWN_AFTER_MS ? language : languages.most().orElse(language),
                  fraction -> meter.reached((before + fraction * window.lengthMs()) / total));
          var said = Words.of(heard.pieces(), window, pauses);
          words.addAll(said);
          languages.add(heard.language(), said.size());
          done += window.lengthMs();
        }
      }
    }
    meter.reached(1);
    return Transcript.of(languages.most().orElse("und"), words);
  }

  private static float[] samples(FileChannel file, Span window) throws IOException {
    var from = window.startMs() * SAMPLES_PER_MS * 2;
    var bytes =
        ByteBuffer.allocate((int) window.lengthMs() * SAMPLES_PER_MS * 2)
            .order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    var read = bytes.flip().remaining() / 2;
    var samples = new float[Math.max(read, SHORTEST_SAMPLES)];
    for (int i = 0; i < read; i++) {
      samples[i] = bytes.getShort() / 32768f;
    }
    return samples;
  }
}
