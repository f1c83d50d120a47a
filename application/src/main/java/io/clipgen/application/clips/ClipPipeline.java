package io.clipgen.application.clips;

import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Captions;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Meaning;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Sentence;
import io.clipgen.domain.clips.Sightings;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceRules;
import io.clipgen.domain.clips.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From a video file to finished clips: probe, measure, transcribe, choose, render, check. Works on
/// local files and ports alone, without transactions: the command line and the background job share
/// it.
///
/// Interrupting the calling thread ends the work at once, also a running external program. What is
/// in the work folder afterwards, whole or half, is the caller's to delete.
public final class ClipPipeline {

  private final MediaProber prober;
  private final SignalAnalyser analyser;
  private final Transcriber transcriber;
  private final HighlightAnalyst analyst;
  private final SentenceMeaning meaning;
  private final ClipRendering rendering;
  private final SourceRules rules;

  public ClipPipeline(
      MediaProber prober,
      SignalAnalyser analyser,
      Transcriber transcriber,
      HighlightAnalyst analyst,
      SentenceMeaning meaning,
      SubjectFinder subjects,
      ClipRenderer renderer,
      SourceRules rules) {
    this.prober = prober;
    this.analyser = analyser;
    this.transcriber = transcriber;
    this.analyst = analyst;
    this.meaning = meaning;
    this.rendering = new ClipRendering(subjects, new QualityGate(renderer, prober));
    this.rules = rules;
  }

  /// Checks in a moment whether a file can be a source: what an upload does.
  ///
  /// @throws UnusableMedia if it cannot, with the reason
  public MediaInfo inspect(Path video) throws InterruptedException {
    var info = prober.probe(video);
    rules
        .refusal(info)
        .ifPresent(
            reason -> {
              throw new UnusableMedia(reason);
            });
    prober.checkEnd(video, info);
    return info;
  }

  /// [#inspect], and whether it is long enough for what is asked of it.
  ///
  /// @throws UnusableMedia if it is not, with the reason
  public MediaInfo inspect(Path video, ClipRequest request) throws InterruptedException {
    var info = inspect(video);
    request
        .refusal(info.durationMs())
        .ifPresent(
            reason -> {
              throw new UnusableMedia(reason);
            });
    return info;
  }

  /// Measures and transcribes a video; the result serves any number of requests.
  ///
  /// @param given a transcript that was brought along, instead of hearing the video
  /// @param folder a private folder to work in
  /// @throws UnusableMedia if clips cannot be made of it
  public Analysis analyse(Path video, @Nullable Transcript given, Path folder, Progress progress)
      throws InterruptedException {
    progress.reached(Stage.PROBE, 0);
    var info = inspect(video);
    var signals = measure(video, info, folder, progress).signals();
    return hear(video, info, signals, given, folder, progress);
  }

  /// Measures a video that was inspected.
  ///
  /// @param folder a private folder to work in
  /// @throws UnusableMedia if it is broken inside
  public SignalAnalyser.Measured measure(Path video, MediaInfo info, Path folder, Progress progress)
      throws InterruptedException {
    progress.reached(Stage.ANALYSE, 0);
    return analyser.measure(video, info, folder, new StageMeter(Stage.ANALYSE, progress));
  }

  /// Transcribes a video that was measured.
  ///
  /// @param given a transcript that was brought along, instead of hearing the video
  /// @param folder the folder that it was measured in, or another one
  public Analysis hear(
      Path video,
      MediaInfo info,
      Signals signals,
      @Nullable Transcript given,
      Path folder,
      Progress progress)
      throws InterruptedException {
    progress.reached(Stage.TRANSCRIBE, 0);
    if (given != null) {
      return new Analysis(info, signals, given);
    }
    Meter meter = new StageMeter(Stage.TRANSCRIBE, progress);
    var sound = analyser.sound(video, info, folder, _ -> meter.reached(0));
    return new Analysis(
        info,
        signals,
        sound.isPresent()
            ? transcriber.transcribe(sound.get(), signals, meter)
            : Transcript.SILENT);
  }

  /// Chooses the moments and renders them.
  ///
  /// @param folder a private folder for the clips' files
  /// @throws UnusableMedia if not a single clip of that length can be made, with the reason
  public ClipsMade make(
      Path video, Analysis analysis, ClipRequest request, Path folder, Progress progress)
      throws InterruptedException {
    return render(video, analysis, request, choose(analysis, request, progress), folder, progress);
  }

  /// Chooses the moments.
  ///
  /// @throws UnusableMedia if there is not a single one, with the reason
  public Selection choose(Analysis analysis, ClipRequest request, Progress progress)
      throws InterruptedException {
    progress.reached(Stage.CHOOSE, 0);
    var meter = new StageMeter(Stage.CHOOSE, progress);
    var proposed = analyst.propose(analysis.transcript(), analysis.signals(), request, meter);
    var chosen =
        Selection.choose(
            proposed,
            analysis.transcript(),
            analysis.signals(),
            request,
            meaning(analysis.transcript()));
    if (chosen.moments().isEmpty()) {
      throw new UnusableMedia(String.join(" ", chosen.shortfalls()));
    }
    return chosen.remarked(meter.remarks());
  }

  /// Renders the moments that were chosen. A clip that was finished in `folder` before, by the same
  /// plan, is taken as it is.
  ///
  /// @param folder a private folder for the clips' files
  public ClipsMade render(
      Path video,
      Analysis analysis,
      ClipRequest request,
      Selection chosen,
      Path folder,
      Progress progress)
      throws InterruptedException {
    progress.reached(Stage.RENDER, 0);
    return new ClipsMade(
        rendering.all(video, analysis, request, chosen.moments(), folder, progress),
        chosen.shortfalls(),
        chosen.remarks());
  }

  private Meaning meaning(Transcript transcript) throws InterruptedException {
    var sentences = transcript.sentences();
    return Meaning.of(
        sentences,
        meaning.of(transcript.language(), sentences.stream().map(Sentence::text).toList()));
  }

  /// What a clip is to be, as far as it can be told without rendering: two of the same design are
  /// the same clip.
  public static Design design(Analysis analysis, Take take) {
    return design(analysis, take, Sightings.NONE);
  }

  static Design design(Analysis analysis, Take take, Sightings seen) {
    var plan =
        RenderPlan.of(
            analysis.info(),
            take.moment(),
            take.request(),
            take.shortestMs(),
            analysis.transcript(),
            analysis.signals(),
            seen);
    return new Design(
        plan, plan.subtitles(analysis.transcript()), plan.said(analysis.transcript()).text());
  }

  /// Renders one clip again, as [#make] does each.
  ///
  /// @param analysis with the words as they are to be read
  /// @param folder a private folder for the clip's files
  public MadeClip remake(Path video, Analysis analysis, Take take, Path folder, Progress progress)
      throws InterruptedException {
    return rendering.one(
        video, analysis, take, folder, 0, fraction -> progress.reached(Stage.RENDER, fraction));
  }

  /// What a clip is to be.
  ///
  /// @param plan how its picture and sound are made
  /// @param captions its subtitle files
  /// @param excerpt what is said in it
  public record Design(RenderPlan plan, Captions captions, String excerpt) {}

  /// Where the pipeline says how far it is, and learns that it is to stop. Called from several
  /// threads, never from two at once.
  @FunctionalInterface
  public interface Progress {

    /// Reports how far a stage is.
    ///
    /// @param fraction of that stage, from 0 to 1
    /// @throws InterruptedException when the work is to stop
    void reached(Stage stage, double fraction) throws InterruptedException;

    /// Counts a call of a model.
    default void used(ModelUse use) {}
  }

  /// One stage's meter.
  private static final class StageMeter implements Meter {

    private final Stage stage;
    private final Progress progress;
    private final List<String> remarks = new ArrayList<>();

    StageMeter(Stage stage, Progress progress) {
      this.stage = stage;
      this.progress = progress;
    }

    @Override
    public void reached(double fraction) throws InterruptedException {
      progress.reached(stage, fraction);
    }

    @Override
    public void used(ModelUse use) {
      progress.used(use);
    }

    @Override
    public void remark(String sentence) {
      remarks.add(sentence);
    }

    List<String> remarks() {
      return remarks;
    }
  }
}
