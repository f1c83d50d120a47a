package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What programs that misbehave can do: nothing for long.
@EnabledOnOs(OS.LINUX)
class ProgramsTest {

  // Longer than a busy machine takes to begin.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Sandbox SANDBOX = Sandbox.ofThisMachine();

  @TempDir Path folder;
  private Running running;
  private Programs programs;
  private final StringBuilder said = new StringBuilder();

  @BeforeEach
  void begin() {
    running = new Running(folder.resolve("running"));
    programs = new Programs(SANDBOX, running);
  }

  @Test
  void it_has_its_limits_and_nothing_to_read() throws Exception {
    assumeTrue(SANDBOX.limits() && SANDBOX.nice(), "prlimit and nice are there");

    var ended = run("ulimit -v; ulimit -t; ulimit -f; ulimit -c; nice; cat; env", PATIENCE);

    assertThat(ended.well()).isTrue();
    var lines = said.toString().lines().toList();
    assertThat(lines.subList(0, 5))
        .containsExactly("2929687", "60", Long.toString(1_000_000 / 512), "0", nicer(10));
    assertThat(lines.subList(5, lines.size()))
        .allMatch(line -> line.matches("(PATH|HOME|PWD|GIVEN|_|OLDPWD|SHLVL)=.*"));
  }

  /// How nice a program is that is so much nicer than this one.
  private static String nicer(int by) throws Exception {
    var own = new ProcessBuilder("nice").start();
    try (var said = own.inputReader()) {
      return Integer.toString(Math.min(19, Integer.parseInt(said.readLine()) + by));
    }
  }

  @Test
  void one_that_hangs_is_stopped_with_everything_it_started() throws Exception {
    var ended = run("sleep 60 & echo $!; wait", Duration.ofSeconds(2));

    assertThat(ended.well()).isFalse();
    assertThat(ended.byForce()).isTrue();
    assertThat(ended.why()).isEqualTo("It took longer than 2 s and was stopped.");
    assertThat(ProcessHandle.of(Long.parseLong(said.toString().strip())))
        .satisfiesAnyOf(
            gone -> assertThat(gone).isEmpty(), gone -> assertThat(gone.get().isAlive()).isFalse());
    assertThat(folder.resolve("running")).isEmptyDirectory();
  }

  @Test
  void how_one_died_is_said() throws Exception {
    assertThat(run("kill -SEGV $$", PATIENCE).why()).isEqualTo("it crashed (signal 11)");
    assertThat(run("kill -KILL $$", PATIENCE).why()).isEqualTo("it was killed");
    assertThat(run("echo Trouble. >&2; exit 3", PATIENCE).why()).isEqualTo("Trouble.");
    assertThat(run("kill -SEGV $$", PATIENCE).byForce()).isTrue();
    assertThat(run("exit 3", PATIENCE).byForce()).isFalse();
    assertThat(run("exit 183", PATIENCE).byForce()).as("FFmpeg's code for invalid data").isFalse();
  }

  @Test
  void one_that_writes_too_much_is_stopped() throws Exception {
    assumeTrue(SANDBOX.limits(), "prlimit is there");

    var ended = run("exec dd if=/dev/zero of=large bs=65536 count=100", PATIENCE);

    assertThat(ended.well()).isFalse();
    assertThat(Files.size(folder.resolve("large"))).isEqualTo(1_000_000);
  }

  @Test
  void one_that_is_not_there_is_named() {
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(
            () ->
                programs.run(
                    task(List.of(folder.resolve("ffmpeg").toString()), PATIENCE),
                    _ -> {},
                    () -> 0,
                    Meter.NONE))
        .withMessageStartingWith("ffmpeg ");
  }

  @Test
  void what_a_killed_process_left_running_is_ended_by_the_next_and_nothing_else_is()
      throws Exception {
    var orphan = new ProcessBuilder("sleep", "60").start();
    var other = new ProcessBuilder("sleep", "60").start();
    try {
      var left = running.note(orphan);
      Files.move(left, left.resolveSibling("1-1_" + mark(orphan)));
      // Its owner lives; this one has the id of a program that ended long ago.
      running.note(other);
      Files.createFile(folder.resolve("running/1-1_" + other.pid() + "-1"));

      assertThat(running.endOrphans()).isOne();

      assertThat(orphan.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(other.isAlive()).isTrue();
      try (var notes = Files.list(folder.resolve("running"))) {
        assertThat(notes).hasSize(1);
      }
    } finally {
      orphan.destroyForcibly();
      other.destroyForcibly();
    }
  }

  private static String mark(Process process) {
    return process.pid()
        + "-"
        + process.toHandle().info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private Programs.Ended run(String script, Duration time) throws Exception {
    return programs.run(
        task(List.of("/bin/sh", "-c", script), time),
        output -> {
          for (int read = output.read(); read >= 0; read = output.read()) {
            said.append(new String(new byte[] {(byte) read}, StandardCharsets.ISO_8859_1));
          }
        },
        () -> 0,
        Meter.NONE);
  }

  private Programs.Task task(List<String> command, Duration time) {
    return new Programs.Task(
        command, Map.of("GIVEN", "1"), folder, new Allowance(time, 1), 1_000_000);
  }
}
