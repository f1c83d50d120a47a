package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rendition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every transcoder keeps.
public abstract class TranscoderContract {

  @TempDir protected Path folder;

  /// Where its renditions go.
  protected abstract BlobStore storage();

  /// The transcoder, over [#storage].
  protected abstract Transcoder transcoder();

  /// A prober of what it takes.
  protected abstract MediaProber prober();

  /// A small video of a few seconds with sound.
  protected abstract Path video() throws Exception;

  @Test
  void the_renditions_are_what_was_planned_and_lie_whole_in_storage() throws Exception {
    Transcoder.Order order = order("str_contract");

    List<Rendition> made = transcoder().transcode(order, Meter.NONE);

    assertThat(order.ladder().fault(made, order.info().durationMs())).isEmpty();
    for (Rendition rendition : made) {
      assertThat(rendition.codecs()).matches("avc1\\.[0-9a-f]{6}|mp4a\\.40\\.2");
      BlobKey key = order.file(rendition.name());
      assertThat(storage().find(key).orElseThrow().size())
          .isGreaterThanOrEqualTo(rendition.startByte(rendition.segments().size()));
      assertThat(boxAt(key, 0)).isEqualTo("ftyp");
      for (int i = 0; i < rendition.segments().size(); i++) {
        assertThat(boxAt(key, rendition.startByte(i))).isIn("moof", "styp", "sidx", "emsg");
      }
    }
  }

  @Test
  void it_stops_when_it_is_told_to() throws Exception {
    Transcoder.Order order = order("str_stopped");
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> transcoder().transcode(order, stop));

    assertThat(storage().exists(order.file(Ladder.SOUND))).isFalse();
  }

  private Transcoder.Order order(String reference) throws Exception {
    BlobKey stored = new BlobKey("clips/" + reference + ".mp4");
    try (InputStream content = Files.newInputStream(video())) {
      storage().put(stored, content);
    }
    Path local = Files.copy(video(), folder.resolve("local.mp4"));
    var info = prober().probe(local);
    return new Transcoder.Order(
        reference, stored, local, info, Ladder.of(info), "streams/" + reference);
  }

  private String boxAt(BlobKey key, long at) throws IOException {
    try (InputStream content = storage().open(key, at + 4, 4)) {
      return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
