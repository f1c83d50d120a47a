package io.clipgen.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.testing.BlobStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBlobStoreTest extends BlobStoreContract {

  @TempDir Path folder;

  @Override
  protected BlobStore store() {
    return new LocalBlobStore(folder);
  }

  @Test
  void no_unfinished_file_stays_behind() throws IOException {
    BlobStore store = store();
    store.put(new BlobKey("a/b.mp4"), new ByteArrayInputStream(new byte[10]));
    assertThatThrownBy(
            () ->
                store.put(
                    new BlobKey("a/c.mp4"),
                    new InputStream() {
                      @Override
                      public int read() throws IOException {
                        throw new IOException("gone");
                      }
                    }))
        .isInstanceOf(StorageFailure.class);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()))
          .containsExactly("a/b.mp4");
    }
  }

  @Test
  void what_a_killed_process_was_writing_is_removed_by_the_next_and_nothing_else_is()
      throws IOException {
    Path drafts = Files.createDirectories(folder.resolve(".unfinished"));
    Path left = Files.createFile(drafts.resolve("left"));
    Path written = Files.createFile(drafts.resolve("written"));
    try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      store();
      assertThat(left).doesNotExist();
      assertThat(written).exists();
    }
  }

  @Test
  void no_key_leads_out_of_the_folder() {
    for (String key :
        new String[] {
          "../x", "/etc/passwd", "a/../../x", ".unfinished/x", "a//b", "a\\b", "", "."
        }) {
      assertThatThrownBy(() -> new BlobKey(key)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new LocalBlobStore(file.resolve("below")))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining(file.toString());
  }
}
