package io.clipgen.application.clips;

import io.clipgen.application.clips.ClipPipeline.Progress;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Reframing;
import io.clipgen.domain.clips.Sightings;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Renders the moments that were chosen, several at a time: looks for who is to be followed, makes
/// the file, lets it pass the gate, and writes its captions beside it.
final class ClipRendering {

  /// Clips that are rendered at the same time.
  private static final int AT_ONCE = 2;

  /// The part of a clip's time that looking for faces takes.
  private static final double LOOKING = 0.1;

  private final SubjectFinder subjects;
  private final QualityGate gate;

  ClipRendering(SubjectFinder subjects, QualityGate gate) {
    this.subjects = subjects;
    this.gate = gate;
  }

  /// Renders them all; they share the stage's progress.
  List<MadeClip> all(
      Path video,
      Analysis analysis,
      ClipRequest request,
      List<Moment> moments,
      Path folder,
      Progress progress)
      throws InterruptedException {
    var share = new SharedMeter(moments.size(), progress);
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var done = new ExecutorCompletionService<MadeClip>(threads);
      var running = new ArrayList<Future<MadeClip>>();
      for (int i = 0; i < moments.size(); i++) {
        var number = i;
        Callable<MadeClip> task =
            () ->
                one(
                    video,
                    analysis,
                    Take.of(moments.get(number), request),
                    folder,
                    number,
                    share.of(number));
        running.add(done.submit(task));
      }
      try {
        for (int i = 0; i < running.size(); i++) {
          done.take().get();
        }
        return running.stream().map(Future::resultNow).toList();
      } catch (ExecutionException e) {
        throw rethrown(e.getCause());
      } finally {
        running.forEach(clip -> clip.cancel(true));
      }
    }
  }

  /// Renders one.
  ///
  /// @param number its place among the clips of the folder, from 0: its files are named by it
  MadeClip one(Path video, Analysis analysis, Take take, Path folder, int number, Meter meter)
      throws InterruptedException {
    var moment = take.moment();
    var design =
        ClipPipeline.design(
            analysis,
            take,
            sightings(
                video,
                analysis,
                moment.span(),
                take.request().treatment(),
                folder,
                fraction -> meter.reached(fraction * LOOKING)));
    var plan = design.plan();
    var name = String.format(Locale.ROOT, "clip-%02d", number + 1);
    var file = folder.resolve(name + ".mp4");
    var thumbnail = folder.resolve(name + ".jpg");
    var passed =
        gate.render(
            video,
            plan,
            new PlanNote(folder.resolve(name + ".plan")),
            file,
            thumbnail,
            fraction -> meter.reached(LOOKING + fraction * (1 - LOOKING)));
    meter.reached(1);
    return new MadeClip(
        moment,
        passed.plan(),
        design.excerpt(),
        passed.clip().info(),
        passed.report(),
        file,
        thumbnail,
        written(folder.resolve(name + ".srt"), design.captions().toSrt()),
        written(folder.resolve(name + ".vtt"), design.captions().toVtt()));
  }

  private Sightings sightings(
      Path video, Analysis analysis, Span span, Treatment treatment, Path folder, Meter meter)
      throws InterruptedException {
    return Reframing.looksForFaces(analysis.info().picture(), treatment)
        ? subjects.look(
            video, analysis.info(), span, analysis.signals().cutsWithin(span), folder, meter)
        : Sightings.NONE;
  }

  private static Path written(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new MediaFailure("Could not write " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) throws InterruptedException {
    return switch (cause) {
      case InterruptedException stop -> throw stop;
      case RuntimeException failure -> failure;
      case null -> new MediaFailure("Rendering failed.");
      default -> new MediaFailure("Rendering failed: " + cause.getMessage(), cause);
    };
  }

  /// The mean of several clips' progress, told to one listener by one thread at a time.
  private static final class SharedMeter {

    private final double[] fractions;
    private final Progress progress;

    SharedMeter(int parts, Progress progress) {
      this.fractions = new double[parts];
      this.progress = progress;
    }

    Meter of(int part) {
      return fraction -> reached(part, fraction);
    }

    private synchronized void reached(int part, double fraction) throws InterruptedException {
      fractions[part] = Math.max(fractions[part], fraction);
      double sum = 0;
      for (var each : fractions) {
        sum += each;
      }
      progress.reached(Stage.RENDER, sum / fractions.length);
    }
  }
}
