package io.clipgen.media.whisper;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Hears the stretches of a sound that are not silent. One at a time on a machine: beside itself it
/// is many times slower.
final class WhisperTranscriber implements Transcriber {

  /// The library hears nothing in less than a second; silence fills it up.
  private static final int SHORTEST_SAMPLES = SAMPLE_RATE * 6 / 5;

  private static final ReentrantLock ONE_IN_PROCESS = new ReentrantLock(true);

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
          "The speech model %s is missing: set clipgen.whisper.model.".formatted(model));
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
    var windows = VoiceWindows.of(Files.size(sound) / 2 * 1000 / SAMPLE_RATE, signals);
    var total = windows.stream().mapToLong(window -> window.lengthMs()).sum();
    var words = new ArrayList<Word>();
    Map<String, Integer> languages = new HashMap<>();
    long done = 0;
    try (var session = new WhisperSession(library, model, threads, language);
        var file = FileChannel.open(sound)) {
      for (var window : windows) {
        var before = done;
        var heard =
            session.hear(
                samples(file, window.startMs(), window.endMs()),
                fraction -> meter.reached((before + fraction * window.lengthMs()) / total));
        var said = Words.of(heard.pieces(), window, signals.silences());
        words.addAll(said);
        languages.merge(heard.language(), said.size(), Integer::sum);
        done += window.lengthMs();
      }
    }
    meter.reached(1);
    var spoken =
        languages.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("und");
    return Transcript.of(spoken, words);
  }

  private static float[] samples(FileChannel file, long fromMs, long toMs) throws IOException {
    var from = fromMs * SAMPLE_RATE / 1000;
    var count = (int) (toMs * SAMPLE_RATE / 1000 - from);
    var bytes = ByteBuffer.allocate(count * 2).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, from * 2 + bytes.position()) >= 0) {}
    bytes.flip();
    var read = bytes.remaining() / 2;
    var samples = new float[Math.max(read, SHORTEST_SAMPLES)];
    for (int i = 0; i < read; i++) {
      samples[i] = bytes.getShort() / 32768f;
    }
    return samples;
  }
}
