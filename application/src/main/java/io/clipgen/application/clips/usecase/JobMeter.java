package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.Stage;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.operations.JobHandler;
import java.util.function.Consumer;

/// Tells a job how far the whole is when a stage tells how far it is itself, and what was used.
final class JobMeter implements ClipPipeline.Progress {

  private final JobHandler.Progress job;
  private final Consumer<ModelUse> uses;

  /// @param uses is told each call of a model
  JobMeter(JobHandler.Progress job, Consumer<ModelUse> uses) {
    this.job = job;
    this.uses = uses;
  }

  @Override
  public void reached(Stage stage, double fraction) throws InterruptedException {
    switch (stage) {
      case PROBE -> report(stage.code(), 0.02, 0.04, fraction);
      case ANALYSE -> report(stage.code(), 0.04, 0.20, fraction);
      case TRANSCRIBE -> report(stage.code(), 0.20, 0.50, fraction);
      case CHOOSE -> report(stage.code(), 0.50, 0.52, fraction);
      case RENDER -> report(stage.code(), 0.52, 0.95, fraction);
    }
  }

  @Override
  public void used(ModelUse use) {
    uses.accept(use);
  }

  /// Tells how far a stage of the job's own is: `fetch` before the pipeline, `store` after it.
  void at(String stage, double fraction) throws InterruptedException {
    if (stage.equals("fetch")) {
      report(stage, 0, 0.02, fraction);
    } else {
      report(stage, 0.95, 1, fraction);
    }
  }

  private void report(String stage, double from, double to, double fraction)
      throws InterruptedException {
    job.report(stage, from + (to - from) * Math.clamp(fraction, 0.0, 1.0));
  }
}
