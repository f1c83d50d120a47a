package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.Stage;
import io.clipgen.application.clips.port.ModelUse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows how far the pipeline is: a bar that moves on a terminal, a line per stage elsewhere.
final class ProgressLine implements ClipPipeline.Progress, AutoCloseable {

  private static final int WIDTH = 30;
  private static final long SURE_AFTER_SECONDS = 4;
  private static final long EVERY_NANOS = 100_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private final long began = System.nanoTime();
  private @Nullable Stage stage;
  private long shownAt;
  private boolean open;
  private final List<ModelUse> uses = new ArrayList<>();

  private ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static ProgressLine on(PrintWriter out) {
    var console = System.console();
    return new ProgressLine(out, console != null && console.isTerminal());
  }

  @Override
  public synchronized void reached(Stage stage, double fraction) {
    var entered = stage != this.stage;
    this.stage = stage;
    if (!terminal) {
      if (entered) {
        out.println(doing(stage) + " …");
        out.flush();
      }
    } else if (entered || System.nanoTime() - shownAt > EVERY_NANOS) {
      shownAt = System.nanoTime();
      open = true;
      var done = (int) Math.round(overall(stage, fraction) * WIDTH);
      out.printf(
          "\r[%s%s] %3d %%  %-40s",
          "█".repeat(done),
          "░".repeat(WIDTH - done),
          Math.round(overall(stage, fraction) * 100),
          doing(stage) + left(overall(stage, fraction)));
      out.flush();
    }
  }

  @Override
  public synchronized void used(ModelUse use) {
    uses.add(use);
  }

  /// The calls of models there were.
  synchronized List<ModelUse> uses() {
    return List.copyOf(uses);
  }

  /// Takes the bar away.
  @Override
  public synchronized void close() {
    if (open) {
      out.print("\r" + " ".repeat(WIDTH + 60) + "\r");
      out.flush();
      open = false;
    }
  }

  /// How long it still takes if it goes on as it did; nothing while that is a guess.
  private String left(double done) {
    var seconds = (System.nanoTime() - began) / 1_000_000_000L;
    if (seconds < SURE_AFTER_SECONDS || done < 0.05) {
      return "";
    }
    var left = Math.round(seconds * (1 - done) / done);
    return String.format(Locale.ROOT, ", about %d:%02d left", left / 60, left % 60);
  }

  private static String doing(Stage stage) {
    return switch (stage) {
      case PROBE -> "Looking at the file";
      case ANALYSE -> "Measuring";
      case TRANSCRIBE -> "Listening";
      case CHOOSE -> "Choosing";
      case RENDER -> "Rendering";
    };
  }

  /// The stages take about these parts of the time.
  private static double overall(Stage stage, double fraction) {
    return switch (stage) {
      case PROBE -> 0.02 * fraction;
      case ANALYSE -> 0.02 + 0.18 * fraction;
      case TRANSCRIBE -> 0.2 + 0.35 * fraction;
      case CHOOSE -> 0.55 + 0.02 * fraction;
      case RENDER -> 0.57 + 0.43 * fraction;
    };
  }
}
