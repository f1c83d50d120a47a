package io.clipgen.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.WorkFolders.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkFoldersTest {

  @TempDir Path root;

  @Test
  void a_folder_is_gone_with_all_in_it_when_it_is_closed() throws IOException {
    Path path;
    try (WorkFolder folder = new LocalWorkFolders(root, 0).open()) {
      path = folder.path();
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "x");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void what_a_dead_process_left_is_removed_and_what_a_living_one_uses_is_not() throws IOException {
    Path dead = Files.createDirectories(root.resolve("1-12345-left/inside"));
    Path unknown = Files.createDirectories(root.resolve("notes"));
    WorkFolder mine = new LocalWorkFolders(root, 0).open();
    new LocalWorkFolders(root, 0);
    assertThat(dead.getParent()).doesNotExist();
    assertThat(mine.path()).exists();
    assertThat(unknown).exists();
  }

  @Test
  void a_named_folder_stays_until_it_is_discarded_and_is_nobody_elses_meanwhile()
      throws IOException {
    LocalWorkFolders folders = new LocalWorkFolders(root, 0);
    try (WorkFolder first = folders.resume("job_1");
        WorkFolder second = new LocalWorkFolders(root, 0).resume("job_1")) {
      Files.writeString(first.path().resolve("clip"), "x");
      assertThat(second.path()).isNotEqualTo(first.path()).isEmptyDirectory();
      folders.discard("job_1");
      assertThat(first.path().resolve("clip")).exists();
    }
    new LocalWorkFolders(root, 0);
    try (WorkFolder again = folders.resume("job_1")) {
      assertThat(again.path().resolve("clip")).hasContent("x");
    }
    folders.discard("job_1");
    folders.discard("job_1");
    assertThat(root).isEmptyDirectory();
    assertThatIllegalArgumentException().isThrownBy(() -> folders.resume("../x"));
  }

  @Test
  void folders_that_nobody_needs_any_more_go_unless_somebody_works_in_them() {
    LocalWorkFolders folders = new LocalWorkFolders(root, 0);
    folders.resume("job_over").close();
    folders.resume("job_waiting").close();
    try (WorkFolder open = folders.open();
        WorkFolder busy = folders.resume("job_busy")) {
      folders.discardIf(name -> !name.equals("job_waiting"));
      assertThat(root.resolve("kept-job_over")).doesNotExist();
      assertThat(root.resolve("kept-job_waiting")).exists();
      assertThat(busy.path()).exists();
      assertThat(open.path()).exists();
    }
  }

  @Test
  void a_named_folder_that_nobody_came_back_to_for_a_day_is_removed() throws IOException {
    new LocalWorkFolders(root, 0).resume("job_1").close();
    Files.setLastModifiedTime(
        root.resolve("kept-job_1"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    new LocalWorkFolders(root, 0);
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void what_needs_more_room_than_there_is_gets_the_numbers() throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    try (WorkFolder folder = new LocalWorkFolders(root, 0).open()) {
      folder.requireRoom(1);
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(() -> folder.requireRoom(2 * free))
          .satisfies(full -> assertThat(full.kind()).isEqualTo(StorageFailure.Kind.FULL))
          .withMessageMatching(".* \\d+ MB are needed and 0 MB .* only \\d+ MB are\\. .*");
    }
    try (WorkFolder folder = new LocalWorkFolders(root, 2 * free).open()) {
      assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> folder.requireRoom(1));
    }
  }
}
