package io.clipgen.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.clipgen.persistence.testing.TestCache;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path temporary;
  private final List<Process> holders = new ArrayList<>();

  @AfterEach
  void end_the_other_programs() throws Exception {
    for (Process holder : holders) {
      holder.getOutputStream().close();
      if (!holder.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        holder.destroyForcibly();
      }
    }
  }

  @Test
  void what_was_written_is_there_after_the_next_start() {
    try (EmbeddedPostgres server = EmbeddedPostgres.open(folder(), TestCache.folder())) {
      assertThat(server.adopted()).isFalse();
      execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
      assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(server, "SHOW data_checksums")).isEqualTo("on");
    }
    assertThat(serverRuns()).isFalse();
    try (EmbeddedPostgres server = EmbeddedPostgres.open(folder(), TestCache.folder())) {
      assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void it_listens_on_the_loopback_address_and_wants_the_password() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.openVolatile(folder(), TestCache.folder())) {
      assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "SHOW unix_socket_directories")).isEmpty();
      DatabaseAddress right = server.address("postgres");
      DatabaseAddress wrong = new DatabaseAddress(right.url(), right.user(), "guessed");
      assertThatThrownBy(() -> DataSources.owner(wrong).getConnection())
          .hasMessageContaining("password authentication failed");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder().resolve("password"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_server_that_outlived_its_program_is_used_and_then_stopped() throws Exception {
    Process holder = hold("started");
    holder.destroyForcibly().waitFor();
    assertThat(serverRuns()).isTrue();
    try (EmbeddedPostgres server = EmbeddedPostgres.openVolatile(folder(), TestCache.folder())) {
      assertThat(server.adopted()).isTrue();
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
    assertThat(serverRuns()).isFalse();
  }

  @Test
  void a_server_that_was_killed_recovers() throws Exception {
    Process holder = hold("started");
    holder.destroyForcibly().waitFor();
    ProcessHandle server = server();
    assertThat(server.destroyForcibly()).isTrue();
    server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(PostmasterFile.of(cluster())).exists();
    try (EmbeddedPostgres again = EmbeddedPostgres.openVolatile(folder(), TestCache.folder())) {
      assertThat(again.adopted()).isFalse();
      assertThat(ask(again, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void the_last_of_several_programs_stops_the_server() throws Exception {
    Process first = hold("started");
    try (EmbeddedPostgres second = EmbeddedPostgres.openVolatile(folder(), TestCache.folder())) {
      assertThat(second.adopted()).isTrue();
    }
    assertThat(serverRuns()).isTrue();
    EmbeddedPostgres third = EmbeddedPostgres.openVolatile(folder(), TestCache.folder());
    first.getOutputStream().close();
    assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(ask(third, "SELECT 1")).isEqualTo("1");
    third.close();
    assertThat(serverRuns()).isFalse();
  }

  @Test
  void two_users_in_one_program_share_the_server() {
    EmbeddedPostgres first = EmbeddedPostgres.openVolatile(folder(), TestCache.folder());
    EmbeddedPostgres second = EmbeddedPostgres.openVolatile(folder(), TestCache.folder());
    first.close();
    first.close();
    assertThat(ask(second, "SELECT 1")).isEqualTo("1");
    second.close();
    assertThat(serverRuns()).isFalse();
  }

  @Test
  void a_stale_pid_file_that_names_another_program_is_no_hindrance() throws Exception {
    EmbeddedPostgres.openVolatile(folder(), TestCache.folder()).close();
    Files.writeString(
        PostmasterFile.of(cluster()),
        ProcessHandle.current().pid()
            + "\n"
            + cluster()
            + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");
    try (EmbeddedPostgres server = EmbeddedPostgres.openVolatile(folder(), TestCache.folder())) {
      assertThat(server.adopted()).isFalse();
    }
  }

  @Test
  void a_start_that_was_cut_off_leaves_nothing_in_the_way() throws Exception {
    Files.createDirectories(folder().resolve("cluster.new/base"));
    EmbeddedPostgres.openVolatile(folder(), TestCache.folder()).close();
    assertThat(folder().resolve("cluster.new")).doesNotExist();
  }

  @Test
  void the_data_of_another_major_version_is_refused_with_a_sentence() throws Exception {
    EmbeddedPostgres.openVolatile(folder(), TestCache.folder()).close();
    Files.writeString(cluster().resolve("PG_VERSION"), "16\n");
    assertThatThrownBy(() -> EmbeddedPostgres.open(folder(), TestCache.folder()))
        .isInstanceOf(EmbeddedPostgresFailure.class)
        .hasMessageContaining("made by PostgreSQL 16")
        .hasMessageContaining("brings PostgreSQL 17")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_folder_that_is_a_file_is_refused_with_a_sentence() throws Exception {
    Files.writeString(temporary.resolve("file"), "in the way");
    assertThatThrownBy(
            () -> EmbeddedPostgres.open(temporary.resolve("file/postgres"), TestCache.folder()))
        .isInstanceOf(EmbeddedPostgresFailure.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_full_disk_is_called_so() {
    assertThat(
            Folders.failure(
                "The database cannot be made", "could not write: No space left on device", null))
        .hasMessage(
            "The database cannot be made: the disk is full. Free some space, then try again.");
  }

  private Path folder() {
    return temporary.resolve("postgres");
  }

  private Path cluster() {
    return folder().resolve("cluster");
  }

  /// Starts another program that opens the folder.
  private Process hold(String expected) throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    holders.add(holder);
    BufferedReader said = holder.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(expected)) {
        return holder;
      }
    }
    throw new AssertionError("the other program did not come up");
  }

  private ProcessHandle server() throws IOException {
    return ProcessHandle.of(PostmasterFile.read(cluster()).orElseThrow().pid()).orElseThrow();
  }

  private boolean serverRuns() {
    try {
      return PostmasterFile.read(cluster()).filter(file -> file.serves(cluster())).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    jdbi(server).useHandle(handle -> handle.execute(sql));
  }

  private static String ask(EmbeddedPostgres server, String sql) {
    return jdbi(server).withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static Jdbi jdbi(EmbeddedPostgres server) {
    return Jdbi.create(DataSources.owner(server.address("postgres")));
  }
}
