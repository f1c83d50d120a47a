package io.clipgen.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.WorkFolders.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkFoldersTest {

  @TempDir Path root;

  @Test
  void a_folder_is_gone_with_all_in_it_when_it_is_closed() throws IOException {
    Path path;
    try (WorkFolder folder = new LocalWorkFolders(root).open()) {
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
    WorkFolder mine = new LocalWorkFolders(root).open();
    new LocalWorkFolders(root);
    assertThat(dead.getParent()).doesNotExist();
    assertThat(mine.path()).exists();
    assertThat(unknown).exists();
  }
}
