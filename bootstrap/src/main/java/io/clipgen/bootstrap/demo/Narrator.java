package io.clipgen.bootstrap.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells the story and keeps count of the checks: what was promised, and whether it held.
public final class Narrator {

  private final PrintWriter out;
  private final List<String> broken = new ArrayList<>();
  private int held;
  private int chapter;

  public Narrator(PrintWriter out) {
    this.out = out;
  }

  /// Opens a chapter.
  public void chapter(String title) {
    out.printf("%n%d. %s%n", ++chapter, title);
    out.flush();
  }

  /// Tells one fact.
  public void say(String format, Object... arguments) {
    out.println("   " + String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  /// Checks a promise and goes on either way: the end of the story counts what was broken.
  public void check(boolean holds, String promise) {
    if (holds) {
      held++;
      out.println("   ✓ " + promise);
    } else {
      broken.add(promise);
      out.println("   ✗ " + promise);
    }
    out.flush();
  }

  /// How many promises held.
  public int held() {
    return held;
  }

  /// The promises that were broken.
  public List<String> broken() {
    return List.copyOf(broken);
  }
}
