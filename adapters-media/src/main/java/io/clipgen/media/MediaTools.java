package io.clipgen.media;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.ChatReader;
import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.application.operations.Part;
import io.clipgen.domain.clips.SourceRules;
import io.clipgen.media.asking.ModelSettings;
import io.clipgen.media.asking.Waiter;
import io.clipgen.media.chat.ChatLogs;
import io.clipgen.media.claude.Claude;
import io.clipgen.media.faces.Faces;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.media.gemini.Gemini;
import io.clipgen.media.meaning.Meanings;
import io.clipgen.media.offline.OfflineAnalysts;
import io.clipgen.media.openai.OpenAi;
import io.clipgen.media.subtitles.Subtitles;
import io.clipgen.media.voice.Voices;
import io.clipgen.media.whisper.Whisper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The tools of the clip pipeline as the configuration picks them; with or without a container.
public final class MediaTools {

  /// Who writes down what is said, as `clipgen.transcriber` names them.
  enum Transcribing {
    WHISPER,
    OPENAI,
    SUBTITLES,
    NONE
  }

  /// Who proposes moments, as `clipgen.analyst` names them.
  enum Judging {
    OFFLINE,
    SIGNALS,
    GEMINI,
    CLAUDE
  }

  /// Who proposes moments where a model cannot, as `clipgen.analyst.fallback` names them.
  enum Standing {
    OFFLINE,
    NONE
  }

  /// Who tells what sentences speak of, as `clipgen.meaning` names them.
  enum Comparing {
    MINILM,
    NONE
  }

  private final Ffmpeg ffmpeg;
  private final SignalAnalyser analyser;
  private final SubjectFinder subjects;
  private final Transcriber transcriber;
  private final TranscriptReader transcripts;
  private final SentenceMeaning meaning;
  private final HighlightAnalyst analyst;
  private final Part.State judge;

  /// @throws IllegalArgumentException if the settings name an implementation that does not exist,
  ///   with a sentence that lists those that do
  public MediaTools(MediaSettings settings) {
    this.ffmpeg = Ffmpeg.of(settings.ffmpeg(), settings.cache());
    this.analyser =
        Voices.listening(
            ffmpeg.analyser(), ModelFiles.find(settings.home(), Voices.MODEL), settings.cache());
    this.subjects =
        ffmpeg.subjects(
            Faces.centerFace(ModelFiles.find(settings.home(), Faces.MODEL), settings.cache()));
    this.transcriber = transcriber(settings);
    this.transcripts = Subtitles.reader(settings.language());
    this.meaning =
        switch (Choice.of(Comparing.class, "clipgen.meaning", settings.meaning())) {
          case MINILM -> Meanings.miniLm(settings.cache());
          case NONE -> SentenceMeaning.NONE;
        };
    var fallback = fallback(settings, meaning);
    this.analyst =
        switch (judging(settings)) {
          case OFFLINE -> OfflineAnalysts.rules(meaning);
          case SIGNALS -> OfflineAnalysts.signals();
          case GEMINI ->
              Gemini.VENDOR.analyst(
                  settings.gemini(), fallback, InstantSource.system(), Waiter.SLEEPING);
          case CLAUDE ->
              Claude.VENDOR.analyst(
                  settings.claude(), fallback, InstantSource.system(), Waiter.SLEEPING);
        };
    this.judge = judge(settings);
  }

  private static Judging judging(MediaSettings settings) {
    return Choice.of(Judging.class, "clipgen.analyst", settings.analyst());
  }

  private static Optional<HighlightAnalyst> fallback(
      MediaSettings settings, SentenceMeaning meaning) {
    return switch (Choice.of(
        Standing.class, "clipgen.analyst.fallback", settings.analystFallback())) {
      case OFFLINE -> Optional.of(OfflineAnalysts.rules(meaning));
      case NONE -> Optional.empty();
    };
  }

  private static Part.State judge(MediaSettings settings) {
    return switch (judging(settings)) {
      case OFFLINE, SIGNALS -> Part.State.OFFLINE;
      case GEMINI -> real(settings.gemini());
      case CLAUDE -> real(settings.claude());
    };
  }

  private static Part.State real(ModelSettings model) {
    return model.simulated() ? Part.State.SIMULATED : Part.State.REAL;
  }

  private static Transcriber transcriber(MediaSettings settings) {
    return switch (Choice.of(Transcribing.class, "clipgen.transcriber", settings.transcriber())) {
      case WHISPER ->
          Whisper.inProcess(
              model(settings), settings.cache(), settings.threads(), settings.language());
      case OPENAI ->
          OpenAi.transcriber(
              settings
                  .openAi()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "clipgen.transcriber is \"openai\", so clipgen.openai.base-url must"
                                  + " name the service's address")));
      case SUBTITLES ->
          Subtitles.transcriber(
              settings
                  .transcript()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "clipgen.transcriber is \"subtitles\", so clipgen.transcript must"
                                  + " name an SRT, VTT or Whisper JSON file")),
              settings.language());
      case NONE -> Subtitles.none();
    };
  }

  /// What is set is a file, or the name of a model that was pulled.
  private static Path model(MediaSettings settings) {
    return settings
        .model()
        .map(
            set -> {
              var file = Path.of(set);
              return Files.exists(file) || file.getNameCount() > 1
                  ? file
                  : settings.models().toUse(set);
            })
        .orElseGet(() -> ModelFiles.find(settings.home(), Whisper.DEFAULT_MODEL));
  }

  /// The whole pipeline.
  public ClipPipeline pipeline() {
    return new ClipPipeline(
        ffmpeg.prober(),
        analyser,
        transcriber,
        analyst,
        meaning,
        subjects,
        ffmpeg.renderer(),
        SourceRules.DEFAULT);
  }

  /// Which FFmpeg is used.
  public Ffmpeg ffmpeg() {
    return ffmpeg;
  }

  /// Who writes down what is said.
  public Transcriber transcriber() {
    return transcriber;
  }

  /// Who proposes moments.
  public HighlightAnalyst analyst() {
    return analyst;
  }

  /// How real who proposes moments is.
  public Part.State analystState() {
    return judge;
  }

  /// Reads chats that people bring along.
  public ChatReader chats() {
    return ChatLogs.reader();
  }

  /// Reads transcripts that people bring along.
  public TranscriptReader transcripts() {
    return transcripts;
  }
}
