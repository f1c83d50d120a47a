package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.media.hls.MediaPlaylist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes a ladder on this machine by one FFmpeg process, checks it, and puts it into storage.
final class FfmpegTranscoder implements Transcoder {

  private static final double ENCODING = 0.95;

  private final Binaries binaries;
  private final Programs programs;
  private final MediaProber prober;
  private final BlobStore storage;

  FfmpegTranscoder(Binaries binaries, Programs programs, MediaProber prober, BlobStore storage) {
    this.binaries = binaries;
    this.programs = programs;
    this.prober = prober;
    this.storage = storage;
  }

  @Override
  public List<Rendition> transcode(Order order, Meter meter) throws InterruptedException {
    var beside = Objects.requireNonNull(order.local().toAbsolutePath().getParent());
    try {
      var folder = Files.createTempDirectory(beside, "ladder");
      try {
        encode(order, folder, meter);
        var made = read(order, folder);
        store(order, made, folder, meter);
        return made;
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new MediaFailure("The renditions could not be kept: " + e.getMessage(), e);
    }
  }

  @Override
  public long roomFor(Order order) {
    return order.ladder().roomFor(order.info().durationMs());
  }

  @Override
  public String description() {
    return "FFmpeg " + binaries.version() + ", on this machine";
  }

  private void encode(Order order, Path folder, Meter meter) throws InterruptedException {
    var seconds = order.info().durationMs() / 1000;
    var progress = new EncodingProgress(Math.max(1, order.info().durationMs()));
    var ended =
        programs.run(
            new Programs.Task(
                LadderCommand.of(binaries, order.local(), order.ladder()),
                binaries.environment(),
                folder,
                Allowance.of(Allowance.Work.LADDER, order.info(), order.info().durationMs()),
                50_000_000L + seconds * 4_000_000L),
            progress::read,
            () -> progress.fraction() * ENCODING,
            meter);
    if (!ended.well()) {
      throw new MediaFailure("FFmpeg could not make the renditions: " + ended.why());
    }
  }

  private List<Rendition> read(Order order, Path folder) throws IOException, InterruptedException {
    var made = new ArrayList<Rendition>();
    for (var name : order.ladder().names()) {
      var file = folder.resolve(LadderCommand.file(name));
      var playlist =
          MediaPlaylist.read(Files.readString(folder.resolve(LadderCommand.playlist(name))));
      try (var content = Files.newInputStream(file)) {
        var header = content.readNBytes(Math.toIntExact(playlist.headerBytes()));
        made.add(playlist.rendition(name, size(file), header));
      }
    }
    return made;
  }

  /// What the file says itself, so that it can be held against the plan.
  private Optional<FrameSize> size(Path file) throws InterruptedException {
    return prober
        .probe(file)
        .video()
        .map(picture -> new FrameSize(picture.width(), picture.height()));
  }

  private void store(Order order, List<Rendition> made, Path folder, Meter meter)
      throws IOException, InterruptedException {
    for (int i = 0; i < made.size(); i++) {
      var name = made.get(i).name();
      meter.reached(ENCODING + (1 - ENCODING) * i / made.size());
      try (var content = Files.newInputStream(folder.resolve(LadderCommand.file(name)))) {
        storage.put(order.file(name), content);
      }
    }
    meter.reached(1);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
