package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// Runs external programs: bounded in time and memory, watched, and gone with everything they
/// started when the caller is interrupted, the meter says stop, or the time is up.
final class Programs {

  private static final long TICK_MS = 100;
  private static final long LAST_WORDS_S = 10;
  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALS = 128;
  private static final int LAST_SIGNAL = 31;

  /// One thread that never ends starts all programs: the kernel ends a program with the thread that
  /// started it.
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("program-starter").factory());

  private final Sandbox sandbox;
  private final Running running;

  /// @param running where it is noted what runs
  Programs(Sandbox sandbox, Running running) {
    this.sandbox = sandbox;
    this.running = running;
  }

  /// A program to run.
  ///
  /// @param command the executable and its arguments
  /// @param environment variables it needs
  /// @param folder its working folder
  /// @param allowance how long it may run
  /// @param fileBytes the largest file it may write
  record Task(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Allowance allowance,
      long fileBytes) {}

  /// How it ended.
  ///
  /// @param exitCode 0 for success, 128 and the number of a signal, [#STOPPED] if it took too long,
  ///   else what it says about itself
  /// @param errors the last lines of what it complained about
  record Ended(int exitCode, String errors) {

    static final int STOPPED = -1;

    boolean well() {
      return exitCode == 0;
    }

    /// Whether it did not end by itself: it crashed, met a limit, or took too long. FFmpeg's own
    /// errors have codes beyond the last signal: 183 is "invalid data".
    boolean byForce() {
      return exitCode == STOPPED || (exitCode > SIGNALS && exitCode <= SIGNALS + LAST_SIGNAL);
    }

    /// Why it did not end well, for people to read.
    String why() {
      if (errors.contains("No space left")) {
        return "the disk is full: free some space and try again";
      }
      return switch (exitCode - SIGNALS) {
        case 11, 6, 4, 7, 8 -> "it crashed (signal %d)".formatted(exitCode - SIGNALS);
        case 9 -> "it was killed";
        case 24 -> "it computed for too long";
        case 25 -> "it wrote too much";
        default -> errors.isEmpty() ? "it said nothing (code %d)".formatted(exitCode) : errors;
      };
    }
  }

  /// Reads what a program writes to its standard output, up to the end.
  @FunctionalInterface
  interface Reader {
    void read(InputStream output) throws IOException;
  }

  /// Runs `task` to its end.
  ///
  /// @param reader is given the standard output, on a thread of its own
  /// @param fraction says how far it is, for `meter`; asked on the caller's thread
  /// @throws MediaFailure if it cannot be started
  Ended run(Task task, Reader reader, DoubleSupplier fraction, Meter meter)
      throws InterruptedException {
    var process = start(task);
    var note = running.note(process);
    var errors = new LastLines();
    var out = reading(process.getInputStream(), reader);
    var err = reading(process.getErrorStream(), errors::read);
    var deadline = System.nanoTime() + task.allowance().time().toNanos();
    try {
      // Asked at least once, however soon it ends: who was cancelled meanwhile stops here.
      meter.reached(0);
      while (!process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
        meter.reached(Math.clamp(fraction.getAsDouble(), 0, 1));
        if (System.nanoTime() > deadline) {
          return new Ended(
              Ended.STOPPED,
              "It took longer than %d s and was stopped."
                  .formatted(task.allowance().time().toSeconds()));
        }
      }
      out.get(LAST_WORDS_S, TimeUnit.SECONDS);
      err.get(LAST_WORDS_S, TimeUnit.SECONDS);
      if (process.exitValue() == CANNOT_RUN || process.exitValue() == NOT_FOUND) {
        throw new MediaFailure(name(task) + " does not run: " + errors);
      }
      return new Ended(process.exitValue(), errors.toString());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MediaFailure failure) {
        throw failure;
      }
      throw new MediaFailure("The output of " + name(task) + " could not be read.", e.getCause());
    } catch (TimeoutException e) {
      // Something that it started holds on to its output.
      throw new MediaFailure(name(task) + " left something running.", e);
    } finally {
      end(process);
      running.forget(note);
    }
  }

  private Process start(Task task) throws InterruptedException {
    var builder =
        new ProcessBuilder(sandbox.around(task.command(), task.allowance(), task.fileBytes()))
            .directory(task.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().keySet().removeIf(name -> !List.of("PATH", "HOME").contains(name));
    builder.environment().putAll(task.environment());
    var starting = STARTER.submit(builder::start);
    try {
      return starting.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MediaFailure(name(task) + " could not be started: " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      endOnceStarted(starting);
      throw e;
    }
  }

  private static void endOnceStarted(Future<Process> starting) {
    STARTER.execute(
        () -> {
          if (starting.state() == Future.State.SUCCESS) {
            end(starting.resultNow());
          }
        });
  }

  /// Ends it with all that it started, and waits until it is gone: it cannot write any more to what
  /// is deleted next.
  private static void end(Process process) {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(
        each -> each.onExit().completeOnTimeout(each, LAST_WORDS_S, TimeUnit.SECONDS).join());
  }

  private static FutureTask<Void> reading(InputStream stream, Reader reader) {
    var reading =
        new FutureTask<Void>(
            () -> {
              try (stream) {
                reader.read(stream);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return null;
            });
    Thread.ofVirtual().start(reading);
    return reading;
  }

  private static String name(Task task) {
    return Path.of(task.command().getFirst()).getFileName().toString();
  }
}
