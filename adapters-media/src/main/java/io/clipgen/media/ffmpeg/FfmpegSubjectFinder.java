package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.domain.clips.Face;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.Sightings;
import io.clipgen.domain.clips.Sightings.Sighting;
import io.clipgen.domain.clips.Span;
import io.clipgen.media.faces.FaceDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Decodes one part of a video: two small pictures of each second come through a pipe, and faces
/// are looked for in them; around the cuts every picture is compared with the one before.
final class FfmpegSubjectFinder implements SubjectFinder {

  /// Pictures a second in which faces are looked for.
  private static final int RATE = 2;

  /// The longer side of those pictures, in pixels: a face of a fortieth of it is still found.
  private static final int LONGER_SIDE = 384;

  /// What the sides of those pictures are divisible by.
  private static final int BLOCK = 32;

  private static final String CUTS = "cuts.txt";

  private final Binaries binaries;
  private final Programs programs;
  private final FaceDetector detector;

  FfmpegSubjectFinder(Binaries binaries, Programs programs, FaceDetector detector) {
    this.binaries = binaries;
    this.programs = programs;
    this.detector = detector;
  }

  @Override
  public Sightings look(
      Path video, MediaInfo info, Span span, List<Long> cuts, Path folder, Meter meter)
      throws InterruptedException {
    var pictures = new Pictures(info.picture(), span);
    try {
      var own = Files.createTempDirectory(folder, "look");
      try {
        var ended =
            programs.run(
                new Programs.Task(
                    command(video, info, span, cuts, pictures),
                    binaries.environment(),
                    own,
                    Allowance.of(Allowance.Work.LOOKING, info, span.lengthMs()),
                    10_000_000L),
                pictures::read,
                () -> pictures.seen.size() * 1000.0 / RATE / span.lengthMs(),
                meter);
        if (!ended.well()) {
          throw new MediaFailure("The video could not be looked at: " + ended.why());
        }
        return new Sightings(
            cuts.isEmpty() ? cuts : CutsFile.read(own.resolve(CUTS), cuts), pictures.seen);
      } finally {
        Files.deleteIfExists(own.resolve(CUTS));
        Files.deleteIfExists(own);
      }
    } catch (IOException e) {
      throw new MediaFailure("The video could not be looked at: " + e.getMessage(), e);
    }
  }

  private List<String> command(
      Path video, MediaInfo info, Span span, List<Long> cuts, Pictures pictures) {
    var excerpt = new Excerpt(info, span.startMs(), span.endMs());
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(List.of("-threads", "1", "-skip_loop_filter", "all"));
    if (cuts.isEmpty()) {
      command.addAll(List.of("-skip_frame", "noref"));
    }
    command.addAll(excerpt.input(video));
    command.addAll(
        List.of(
            "-filter_complex",
            cuts.isEmpty()
                ? "[0:V:0]" + excerpt.picture() + pictures.filters() + "[v]"
                : "[0:V:0]"
                    + excerpt.picture()
                    + "split=2[all][near];[all]"
                    + pictures.filters()
                    + "[v];[near]"
                    + near(cuts)
                    + "[c]"));
    command.addAll(List.of("-map", "[v]", "-f", "rawvideo", "pipe:1"));
    if (!cuts.isEmpty()) {
      command.addAll(List.of("-map", "[c]", "-f", "null", "-"));
    }
    command.addAll(Excerpt.readAlong(info));
    return command;
  }

  /// All pictures around the cuts, compared.
  private static String near(List<Long> cuts) {
    var windows =
        cuts.stream()
            .map(
                cut ->
                    String.format(
                        Locale.ROOT,
                        "between(t\\,%s\\,%s)",
                        FfprobeProber.seconds(Math.max(0, cut - CutsFile.REACH_MS)),
                        FfprobeProber.seconds(cut + CutsFile.REACH_MS)))
            .collect(Collectors.joining("+"));
    return "select="
        + windows
        + ",scale=128:72:flags=fast_bilinear,format=gray,scdet=threshold=100,metadata=print:key=lavfi.scd.mafd:file="
        + CUTS;
  }

  /// The pictures in which faces are looked for: the whole picture in the upper left corner, with
  /// its sides filled up to what a network takes.
  private final class Pictures {

    private final Span span;
    private final int across;
    private final int down;
    private final int width;
    private final int height;
    private final List<Sighting> seen = new ArrayList<>();

    Pictures(MediaInfo.Picture picture, Span span) {
      this.span = span;
      double scale = (double) LONGER_SIDE / Math.max(picture.width(), picture.height());
      this.across = Math.max(2, (int) Math.round(picture.width() * scale / 2) * 2);
      this.down = Math.max(2, (int) Math.round(picture.height() * scale / 2) * 2);
      this.width = (across + BLOCK - 1) / BLOCK * BLOCK;
      this.height = (down + BLOCK - 1) / BLOCK * BLOCK;
    }

    String filters() {
      // What is shown at its time is the last one that is not later.
      return String.format(
          Locale.ROOT,
          "fps=%d:start_time=0:round=up,trim=end=%s,scale=%d:%d:flags=bilinear,format=rgb24,pad=%d:%d:0:0",
          RATE,
          FfprobeProber.seconds(span.lengthMs()),
          across,
          down,
          width,
          height);
    }

    void read(InputStream pictures) throws IOException {
      var rgb = new byte[width * height * 3];
      for (int i = 0; pictures.readNBytes(rgb, 0, rgb.length) == rgb.length; i++) {
        var faces = detector.faces(rgb, width, height).stream().map(this::unpadded).toList();
        seen.add(new Sighting(i * 1000L / RATE, faces));
      }
    }

    private Face unpadded(Face face) {
      double left = Math.min(0.999, face.box().left() * width / across);
      double top = Math.min(0.999, face.box().top() * height / down);
      return new Face(
          new Region(
              left,
              top,
              Math.min(1 - left, face.box().width() * width / across),
              Math.min(1 - top, face.box().height() * height / down)),
          face.confidence());
    }
  }
}
