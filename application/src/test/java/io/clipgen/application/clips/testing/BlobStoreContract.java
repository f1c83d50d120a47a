package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.BlobStore.Blob;
import io.clipgen.application.clips.port.StorageFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What every storage must keep to.
public abstract class BlobStoreContract {

  private static final BlobKey KEY = new BlobKey("clips/clp_1.mp4");

  /// An empty store.
  protected abstract BlobStore store();

  @Test
  void what_was_put_comes_back_byte_for_byte() throws IOException {
    BlobStore store = store();
    Blob blob = store.put(KEY, text("hello, clips"));
    assertThat(blob.size()).isEqualTo(12);
    assertThat(store.find(KEY)).contains(blob);
    assertThat(store.exists(KEY)).isTrue();
    assertThat(read(store.open(KEY))).isEqualTo("hello, clips");
  }

  @Test
  void any_range_can_be_read_without_the_rest() throws IOException {
    BlobStore store = store();
    store.put(KEY, text("0123456789"));
    assertThat(read(store.open(KEY, 0, 1))).isEqualTo("0");
    assertThat(read(store.open(KEY, 3, 4))).isEqualTo("3456");
    assertThat(read(store.open(KEY, 9, 1))).isEqualTo("9");
    assertThat(read(store.open(KEY, 5, 0))).isEmpty();
  }

  @Test
  void a_stream_may_be_closed_before_its_end() throws IOException {
    BlobStore store = store();
    store.put(KEY, new Pattern(3_000_000));
    try (InputStream content = store.open(KEY)) {
      assertThat(content.read()).isEqualTo(Pattern.at(0));
    }
    assertThat(read(store.open(KEY, 0, 1))).hasSize(1);
  }

  @Test
  void an_empty_file_is_a_file() throws IOException {
    BlobStore store = store();
    assertThat(store.put(KEY, text("")).size()).isZero();
    assertThat(read(store.open(KEY))).isEmpty();
  }

  @Test
  void what_is_not_there_is_not_found() {
    BlobStore store = store();
    assertThat(store.find(KEY)).isEmpty();
    assertThat(store.exists(KEY)).isFalse();
    assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageFailure.class);
    assertThatThrownBy(() -> store.open(KEY, 0, 0)).isInstanceOf(StorageFailure.class);
    assertThatThrownBy(() -> store.open(KEY, 0, 5)).isInstanceOf(StorageFailure.class);
  }

  @Test
  void deleting_removes_it_and_deleting_again_changes_nothing() {
    BlobStore store = store();
    store.put(KEY, text("x"));
    store.delete(KEY);
    store.delete(KEY);
    assertThat(store.exists(KEY)).isFalse();
  }

  @Test
  void a_moved_file_is_at_its_new_place_alone() throws IOException {
    BlobStore store = store();
    BlobKey other = new BlobKey("streams/str_1/moved.mp4");
    store.put(KEY, text("one"));
    store.put(other, text("older"));
    store.move(KEY, other);
    assertThat(read(store.open(other))).isEqualTo("one");
    assertThat(store.exists(KEY)).isFalse();
    assertThatThrownBy(() -> store.move(KEY, other)).isInstanceOf(StorageFailure.class);
  }

  @Test
  void replacing_changes_content_and_etag_and_reading_does_not() throws IOException {
    BlobStore store = store();
    Blob first = store.put(KEY, text("one"));
    assertThat(store.find(KEY)).contains(first);
    Blob second = store.put(KEY, text("two"));
    assertThat(second.etag()).isNotEqualTo(first.etag()).matches("[A-Za-z0-9-]+");
    assertThat(read(store.open(KEY))).isEqualTo("two");
  }

  @Test
  void a_sender_who_breaks_off_leaves_nothing_behind() {
    BlobStore store = store();
    assertThatThrownBy(() -> store.put(KEY, brokenAfter(1000)))
        .isInstanceOfSatisfying(
            StorageFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(StorageFailure.Kind.SENDER));
    assertThat(store.exists(KEY)).isFalse();
  }

  @Test
  void a_sender_who_breaks_off_leaves_the_older_content_alone() throws IOException {
    BlobStore store = store();
    store.put(KEY, text("older"));
    assertThatThrownBy(() -> store.put(KEY, brokenAfter(20_000_000)))
        .isInstanceOf(StorageFailure.class);
    assertThat(read(store.open(KEY))).isEqualTo("older");
  }

  @Test
  void large_files_are_kept_exactly_and_read_in_the_middle() throws IOException {
    BlobStore store = store();
    int size = 20_000_003;
    assertThat(store.put(KEY, new Pattern(size)).size()).isEqualTo(size);
    try (InputStream all = store.open(KEY)) {
      byte[] bytes = all.readAllBytes();
      assertThat(bytes).isEqualTo(new Pattern(size).readAllBytes());
    }
    byte[] middle = store.open(KEY, 8_388_600, 20).readAllBytes();
    for (int i = 0; i < middle.length; i++) {
      assertThat(middle[i] & 0xff).isEqualTo(Pattern.at(8_388_600 + i));
    }
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(InputStream content) throws IOException {
    try (content) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream brokenAfter(int bytes) {
    return new SequenceInputStream(
        new Pattern(bytes),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        });
  }

  /// Bytes that tell their own position.
  private static final class Pattern extends InputStream {

    private final int size;
    private int position;

    Pattern(int size) {
      this.size = size;
    }

    static int at(int position) {
      return (position * 31 + (position >>> 8) * 7 + (position >>> 16)) & 0xff;
    }

    @Override
    public int read() {
      return position == size ? -1 : at(position++);
    }
  }
}
