package io.clipgen.media.openai;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.subtitles.Subtitles;
import io.clipgen.media.voice.Pauses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sends a sound piece by piece, divided where nobody speaks and without the silence around it.
/// Services take 25 MB at a time, and a small piece is soon sent again.
final class OpenAiTranscriber implements Transcriber {

  /// 10 MB.
  private static final long LONGEST_MS = 300_000;

  private static final long MARGIN_MS = 500;
  private static final long SHORTEST_MS = 1_000;

  private final OpenAi.Service service;
  private final OpenAiClient client;

  OpenAiTranscriber(OpenAi.Service service, OpenAiClient client) {
    this.service = service;
    this.client = client;
  }

  @Override
  public String description() {
    return service.toString();
  }

  @Override
  public Transcript transcribe(Path sound, Signals signals, Meter meter)
      throws InterruptedException {
    try (var file = FileChannel.open(sound)) {
      var pieces = pieces(Files.size(sound) / 2 * 1000 / SAMPLE_RATE, signals);
      var total = pieces.stream().mapToLong(Span::lengthMs).sum();
      var words = new ArrayList<Word>();
      Map<String, Integer> languages = new HashMap<>();
      long done = 0;
      for (var piece : pieces) {
        var reached = done / (double) total;
        meter.reached(reached);
        var heard = heard(file, piece, () -> meter.reached(reached));
        words.addAll(placed(heard.words(), piece));
        languages.merge(heard.language(), heard.words().size(), Integer::sum);
        done += piece.lengthMs();
      }
      meter.reached(1);
      return Transcript.of(
          languages.entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse("und"),
          words);
    } catch (IOException e) {
      throw new MediaFailure("The sound could not be read: " + e.getMessage() + ".", e);
    }
  }

  /// What is sent, in order; nothing where nobody speaks.
  static List<Span> pieces(long durationMs, Signals signals) {
    var voices = signals.voices().stream().filter(voice -> voice.startMs() < durationMs).toList();
    if (voices.isEmpty()) {
      return List.of();
    }
    var from = Math.max(0, voices.getFirst().startMs() - MARGIN_MS);
    var to = Math.min(durationMs, voices.getLast().endMs() + MARGIN_MS);
    return Pauses.divided(Span.of(from, to), LONGEST_MS, signals).stream()
        .filter(piece -> signals.voiceShare(piece) > 0)
        .toList();
  }

  private Transcript heard(FileChannel file, Span piece, OpenAiClient.Check check)
      throws IOException, InterruptedException {
    var wav = Wav.of(samples(file, piece));
    return client.ask(
        wav,
        check,
        answer -> {
          var transcript = Subtitles.whisperJson(answer);
          if (transcript.isSilent() && Answers.saysSomething(answer)) {
            throw new MediaFailure(
                "%s gives text without times: choose a model that gives the times of words with clipgen.openai.model."
                    .formatted(service));
          }
          return transcript;
        });
  }

  /// Words in the time of the whole sound, none outside of the piece that it was heard in.
  private static List<Word> placed(List<Word> words, Span piece) {
    return words.stream()
        .filter(word -> word.span().startMs() < piece.lengthMs())
        .map(
            word ->
                new Word(
                    word.text(),
                    Span.of(
                        piece.startMs() + word.span().startMs(),
                        piece.startMs() + Math.min(piece.lengthMs(), word.span().endMs())),
                    word.confidence()))
        .toList();
  }

  /// What is shorter than a second is filled up with silence: services refuse crumbs.
  private static byte[] samples(FileChannel file, Span piece) throws IOException {
    var from = piece.startMs() * SAMPLE_RATE / 1000 * 2;
    var length = (int) (piece.endMs() * SAMPLE_RATE / 1000 * 2 - from);
    var bytes =
        ByteBuffer.allocate((int) Math.max(length, SHORTEST_MS * SAMPLE_RATE / 1000 * 2))
            .limit(length);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    return bytes.array();
  }
}
