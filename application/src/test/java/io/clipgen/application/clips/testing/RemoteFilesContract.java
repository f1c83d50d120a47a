package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.UnusableMedia;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What everybody must keep to who fetches files.
public abstract class RemoteFilesContract {

  private static final byte[] CONTENT = "video 60000 1920 1080".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  /// Fetches from the servers of [#serve].
  protected abstract RemoteFiles remote();

  /// Puts a file onto a server.
  ///
  /// @param path such as `/talk.mp4`
  /// @return its address
  protected abstract String serve(String path, byte[] content);

  @Test
  void a_file_arrives_with_its_name() throws Exception {
    Path target = folder.resolve("here");
    String address = serve("/films/talk.mp4", CONTENT);
    assertThat(remote().refusal(address)).isEmpty();
    assertThat(remote().fetch(address, target, 1_000, Meter.NONE))
        .isEqualTo(new RemoteFiles.Fetched("talk.mp4", CONTENT.length));
    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void a_file_that_is_too_large_is_not_taken() {
    String address = serve("/large.mp4", CONTENT);
    assertThatThrownBy(
            () -> remote().fetch(address, folder.resolve("here"), CONTENT.length - 1, Meter.NONE))
        .isInstanceOf(UnusableMedia.class)
        .hasMessageContaining("larger");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    String address = serve("/one.mp4", CONTENT).replace("one", "two");
    assertThatThrownBy(() -> remote().fetch(address, folder.resolve("here"), 1_000, Meter.NONE))
        .isInstanceOf(UnusableMedia.class)
        .hasMessageContaining("no file");
  }

  @Test
  void whoever_does_not_want_it_any_more_ends_it() {
    String address = serve("/talk.mp4", CONTENT);
    Meter stop =
        _ -> {
          throw new InterruptedException("cancelled");
        };
    assertThatThrownBy(() -> remote().fetch(slow(address), folder.resolve("here"), 1_000, stop))
        .isInstanceOf(InterruptedException.class);
  }

  /// The same file so slowly that there is time to change one's mind.
  protected String slow(String address) {
    return address;
  }

  @Test
  void what_is_no_web_address_is_refused_by_a_rule() {
    assertThat(remote().refusal("file:///etc/passwd").orElseThrow()).startsWith("must ");
  }
}
