package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.port.Meter;
import java.io.PrintWriter;

/// Shows how much of a file has come: a number that moves on a terminal, a line for each tenth
/// elsewhere.
final class PullLine implements Meter, AutoCloseable {

  private static final int TERMINAL_STEP = 1;
  private static final int STEP = 10;

  private final String name;
  private final PrintWriter out;
  private final boolean terminal;
  private int shown = -1;

  PullLine(String name, PrintWriter out) {
    this.name = name;
    this.out = out;
    var console = System.console();
    this.terminal = console != null && console.isTerminal();
  }

  @Override
  public void reached(double fraction) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped");
    }
    var step = terminal ? TERMINAL_STEP : STEP;
    var percent = (int) (fraction * 100) / step * step;
    if (percent > shown) {
      shown = percent;
      out.printf(terminal ? "\r%s: %3d %%" : "%s: %d %%%n", name, percent);
      out.flush();
    }
  }

  @Override
  public void close() {
    if (terminal && shown >= 0) {
      out.println();
      out.flush();
    }
    shown = 100;
  }
}
