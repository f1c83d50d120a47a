package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Rung;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A transcoder whose renditions are a header of 10 bytes and 100 bytes of each segment's number.
/// It counts its work, and fails when told to.
public final class PaperTranscoder implements Transcoder {

  /// Bytes of a header.
  public static final int HEADER = 10;

  /// Bytes of a segment.
  public static final int SEGMENT = 100;

  /// How often something was transcoded.
  public final AtomicInteger transcoded = new AtomicInteger();

  private final BlobStore files;
  private @Nullable RuntimeException failure;

  public PaperTranscoder(BlobStore files) {
    this.files = files;
  }

  /// Throws `failure` half-way from now on; `null` for no more.
  public void fail(@Nullable RuntimeException failure) {
    this.failure = failure;
  }

  @Override
  public List<Rendition> transcode(Order order, Meter meter) throws InterruptedException {
    transcoded.incrementAndGet();
    List<Rendition> made = new ArrayList<>();
    for (Rung rung : order.ladder().rungs()) {
      made.add(rendition(order, rung.name(), Optional.of(rung.size()), "avc1.64001f"));
      meter.reached(0.5);
      if (failure != null) {
        throw failure;
      }
    }
    if (order.ladder().sound()) {
      made.add(rendition(order, Ladder.SOUND, Optional.empty(), "mp4a.40.2"));
    }
    meter.reached(1);
    return made;
  }

  @Override
  public long roomFor(Order order) {
    return order.ladder().roomFor(order.info().durationMs());
  }

  @Override
  public String description() {
    return "paper";
  }

  /// Pictures that say what they are.
  public static StillTaker stills() {
    return (_, _, _, poster, sheet, meter) -> {
      meter.reached(0.5);
      try {
        Files.writeString(poster, "poster");
        Files.writeString(sheet, "sheet");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private Rendition rendition(Order order, String name, Optional<FrameSize> size, String codec) {
    List<Rendition.Segment> segments = new ArrayList<>();
    StringBuilder content = new StringBuilder("h".repeat(HEADER));
    for (long at = 0; at < order.info().durationMs(); at += Ladder.SEGMENT_MS) {
      long length = Math.min(Ladder.SEGMENT_MS, order.info().durationMs() - at);
      content.append(Integer.toString(segments.size() % 10).repeat(SEGMENT));
      segments.add(new Rendition.Segment(length, SEGMENT));
    }
    files.put(
        order.file(name),
        new ByteArrayInputStream(content.toString().getBytes(StandardCharsets.UTF_8)));
    return new Rendition(name, size, codec, HEADER, segments);
  }
}
