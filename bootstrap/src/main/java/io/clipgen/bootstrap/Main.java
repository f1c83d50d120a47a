package io.clipgen.bootstrap;

import io.clipgen.bootstrap.cli.ClipGenCommand;

/// The program.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(ClipGenCommand.commandLine().execute(args));
  }
}
