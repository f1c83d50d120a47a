package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Scene;
import io.clipgen.domain.clips.SceneFraming;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Spot;
import io.clipgen.domain.clips.Tightening;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.View;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import io.clipgen.media.faces.FaceDetector;
import io.clipgen.media.faces.Faces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Who or what is to be seen is in the clip's pictures, by decoding them.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ReframedTest {

  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);
  private static final FaceDetector FACES =
      Faces.centerFace(ModelFiles.find(Optional.empty(), Faces.MODEL), Samples.CACHE);
  private static final Path SAMPLE = Path.of("samples/sample.mp4");

  /// A wall that something can move in front of.
  private static final String WALL =
      "nullsrc=s=960x360:d=0.04:r=25,geq=lum='100+25*sin(X/9+2*sin(X/51))+25*sin(X/37)+20*sin(Y/7+X/31)':cb=128:cr=128,loop=150:1,setpts=N,";

  @TempDir Path folder;

  @Test
  void what_moves_stays_in_the_picture_and_a_cut_drags_nothing() throws Exception {
    // A red box goes from left to right; after a cut, on another wall, one comes down at the left.
    var source =
        Film.of(
            folder.resolve("source.mp4"),
            WALL
                + "crop=640:360:0:0,split=2[a][b];[b]negate,hue=b=1[c];"
                + "color=red:s=40x80:r=25:d=6,split=2[r1][r2];"
                + "[a][r1]overlay=x='60+130*t':y=150,trim=end=3.4[one];"
                + "[c][r2]overlay=x=70:y='20+60*(t-3.4)',trim=start=3.4:end=6,setpts=PTS-STARTPTS[two];"
                + "[one][two]concat=n=2");

    var clip = clip(source, Span.of(0, 6_000), AspectRatio.PORTRAIT, FaceDetector.NONE);

    assertThat(clip.views()).hasSize(2).allMatch(view -> view instanceof View.Follow);
    var pictures = Film.pictures(clip.file, 0, 6, 25, 90, 160, "rgb24");
    assertThat(pictures.size()).isBetween(149, 151);
    int whole = 90 * 160 * 40 * 80 / (360 * 202);
    var inside = pictures.stream().map(picture -> red(picture) > 0.85 * whole).toList();
    assertThat(inside.stream().filter(is -> is).count()).isGreaterThan(95 * inside.size() / 100);
    // To the frame: what was followed before the cut is not what is shown after it.
    assertThat(inside.subList(80, 95)).doesNotContain(false);
    assertThat(pictures.stream().filter(ReframedTest::isBlack)).isEmpty();
  }

  @Test
  void what_the_camera_does_is_not_followed_but_who_goes_along_with_it() throws Exception {
    // The wall moves to the left, the box stays where it is in the picture and swings a little.
    var source =
        Film.of(
            folder.resolve("source.mp4"),
            WALL
                + "crop=640:360:x='50*t':y=0[w];"
                + "color=red:s=50x90:r=25:d=6[r];[w][r]overlay=x='480+6*sin(9*t)':y=150,trim=end=6");

    var clip = clip(source, Span.of(0, 6_000), AspectRatio.PORTRAIT, FaceDetector.NONE);

    assertThat(clip.views()).hasSize(1).allMatch(view -> view instanceof View.Follow);
    var pictures = Film.pictures(clip.file, 0, 6, 25, 90, 160, "rgb24");
    int whole = 90 * 160 * 50 * 90 / (360 * 202);
    assertThat(pictures.stream().map(ReframedTest::red)).allMatch(count -> count > 0.85 * whole);
  }

  @Test
  void a_pan_over_what_does_not_move_is_nothing_to_follow() throws Exception {
    var source =
        Film.of(folder.resolve("source.mp4"), WALL + "crop=640:360:x='50*t':y=0,trim=end=5");

    var clip = clip(source, Span.of(0, 4_000), AspectRatio.PORTRAIT, FaceDetector.NONE);

    assertThat(clip.views()).containsExactly(new View.BlurFill());
    assertThat(clip.scenes.getFirst().why()).contains("next to nothing moves");
    assertThat(
            Film.pictures(clip.file, 0, 4, 5, 45, 80, "rgb24").stream()
                .filter(picture -> !isBlack(picture)))
        .hasSize(20);
  }

  @Test
  void a_person_who_walks_by_is_in_the_picture() throws Exception {
    var source = sample(34, 10);

    var clip = clip(source, Span.of(0, 10_000), AspectRatio.PORTRAIT, FaceDetector.NONE);

    assertThat(clip.views()).hasSize(1).allMatch(view -> view instanceof View.Follow);
    assertThat(insideShare(clip, source, 10)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void a_face_that_the_camera_passes_over_stays_in_the_picture() throws Exception {
    var clip = clip(sample(60.1, 5.9), Span.of(0, 5_900), AspectRatio.PORTRAIT, FACES);

    assertThat(clip.scenes).extracting(Scene::why).containsExactly("One face is followed.");
    var pictures = Film.pictures(clip.file, 0, 5.9, 2, 192, 352, "rgb24");
    var whole =
        pictures.stream()
            .map(picture -> FACES.faces(picture, 192, 352))
            .filter(faces -> !faces.isEmpty())
            .map(faces -> faces.getFirst().box())
            .filter(box -> box.left() > 0.01 && box.left() + box.width() < 0.99)
            .count();
    assertThat(whole).isGreaterThanOrEqualTo(95 * pictures.size() / 100);
  }

  @Test
  void two_who_are_far_apart_are_shown_one_above_the_other() throws Exception {
    var source =
        Film.of(
            folder.resolve("source.mp4"),
            "[0:v]trim=end_frame=1,crop=560:720:285:0,scale=280:360,loop=100:1,setpts=N/25/TB,split=2[l][r];"
                + "[r]hflip[m];[l][m]hstack",
            "-ss",
            "3",
            "-t",
            "0.1",
            "-i",
            SAMPLE.toString());

    var clip = clip(source, Span.of(0, 3_900), AspectRatio.PORTRAIT, FACES);

    assertThat(clip.views()).hasSize(1).allMatch(view -> view instanceof View.Split);
    for (var picture : Film.pictures(clip.file, 0, 3.5, 2, 192, 352, "rgb24")) {
      var faces = FACES.faces(picture, 192, 352);
      assertThat(faces).hasSize(2);
      assertThat(faces).filteredOn(face -> face.box().middle().y() < 0.5).hasSize(1);
    }
  }

  @Test
  void each_scene_is_framed_as_somebody_wants_it_and_the_times_stay() throws Exception {
    var source =
        Film.of(
            folder.resolve("source.mp4"),
            WALL
                + "crop=640:360:0:0[w];color=red:s=60x60:r=25:d=6[r];[w][r]overlay=x=560:y=20,trim=end=6");
    var left = new SceneFraming(Span.of(0, 2_000), Framing.BLUR_FILL, List.of());
    var right =
        new SceneFraming(Span.of(3_000, 4_000), Framing.CENTER_CROP, List.of(new Spot(0.95, 0.5)));
    var halves =
        new SceneFraming(
            Span.of(4_000, 9_000), Framing.SPLIT, List.of(new Spot(0.9, 0.1), new Spot(0.1, 0.9)));

    var clip =
        clip(
            source,
            Span.of(0, 6_000),
            new Treatment(
                AspectRatio.PORTRAIT,
                Framing.CENTER_CROP,
                CaptionStyle.NONE,
                List.of(left, right, halves),
                Tightening.NONE,
                false),
            FaceDetector.NONE);

    assertThat(clip.scenes.stream().map(scene -> scene.span().endMs()))
        .containsExactly(2_000L, 3_000L, 4_000L, 6_000L);
    var pictures = Film.pictures(clip.file, 0, 6, 25, 90, 160, "rgb24");
    assertThat(pictures.stream().filter(ReframedTest::isBlack)).isEmpty();
    assertThat(pictures.size()).isBetween(149, 151);
    // The box is small, away, large on the right, and in the upper half.
    var large = 90 * 160 * 60 * 60 / (360 * 202);
    var red = pictures.stream().map(ReframedTest::red).toList();
    assertThat(red.subList(1, 49)).allMatch(count -> count > 20 && count < large / 3);
    assertThat(red.subList(51, 74)).containsOnly(0);
    assertThat(red.subList(76, 99)).allMatch(count -> count > 0.85 * large);
    var below =
        pictures.stream().map(p -> red(Arrays.copyOfRange(p, p.length / 2, p.length))).toList();
    assertThat(red.subList(101, 148)).allMatch(count -> count > 120);
    assertThat(below.subList(101, 148)).containsOnly(0);
  }

  private static final int WIDE = 142;
  private static final int NARROW = 45;
  private static final int HIGH = 80;

  /// In which part of the pictures with somebody before the background, his middle is in the clip.
  /// Where the clip is in the source is found by comparing the pictures of both files.
  private static double insideShare(Clip clip, Path source, double seconds) throws Exception {
    var all = Film.pictures(source, 0, seconds, 5, WIDE, HIGH, "gray");
    var shown = Film.pictures(clip.file, 0, seconds, 5, NARROW, HIGH, "gray");
    var background = background(all);
    int with = 0;
    int inside = 0;
    for (int i = 0; i < Math.min(all.size(), shown.size()); i++) {
      double middle = middle(all.get(i), background);
      if (middle >= 0) {
        int left = place(shown.get(i), all.get(i));
        with++;
        inside += middle >= left && middle <= left + NARROW ? 1 : 0;
      }
    }
    assertThat(with).isGreaterThan(10);
    return (double) inside / with;
  }

  private static byte[] background(List<byte[]> pictures) {
    var background = new byte[WIDE * HIGH];
    var values = new int[pictures.size()];
    for (int i = 0; i < background.length; i++) {
      for (int j = 0; j < values.length; j++) {
        values[j] = pictures.get(j)[i] & 0xff;
      }
      Arrays.sort(values);
      background[i] = (byte) values[values.length / 2];
    }
    return background;
  }

  /// The middle of what is before the background, across; -1 where there is next to nothing.
  private static double middle(byte[] picture, byte[] background) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < picture.length; i++) {
      if (Math.abs((picture[i] & 0xff) - (background[i] & 0xff)) > 40) {
        sum += i % WIDE;
        count++;
      }
    }
    return count < 80 ? -1 : sum / count;
  }

  /// Where in a picture a part of it begins.
  private static int place(byte[] part, byte[] picture) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int left = 0; left + NARROW <= WIDE; left++) {
      long sum = 0;
      for (int i = 0; i < part.length; i++) {
        sum += Math.abs((part[i] & 0xff) - (picture[i / NARROW * WIDE + left + i % NARROW] & 0xff));
      }
      if (sum < least) {
        least = sum;
        best = left;
      }
    }
    return best;
  }

  private Clip clip(Path source, Span span, AspectRatio ratio, FaceDetector detector)
      throws Exception {
    return clip(source, span, new Treatment(ratio, Framing.AUTO, CaptionStyle.NONE), detector);
  }

  private Clip clip(Path source, Span span, Treatment treatment, FaceDetector detector)
      throws Exception {
    MediaInfo info = FFMPEG.prober().probe(source);
    Signals signals = FFMPEG.analyser().measure(source, info, folder, Meter.NONE).signals();
    var sightings =
        FFMPEG
            .subjects(detector)
            .look(source, info, span, signals.cutsWithin(span), folder, Meter.NONE);
    var plan =
        RenderPlan.of(
            info,
            span,
            new ClipRequest(1, Duration.ofSeconds(5), treatment, 180, false),
            Transcript.SILENT,
            signals,
            sightings);
    var file = folder.resolve("clip.mp4");
    FFMPEG.renderer().render(source, plan, file, folder.resolve("clip.jpg"), Meter.NONE);
    assertThat(plan.fault(FFMPEG.prober().probe(file))).isEmpty();
    return new Clip(file, plan.reframing().scenes());
  }

  /// A part of the sample, smaller.
  private Path sample(double from, double seconds) throws Exception {
    return Film.of(
        folder.resolve("part.mp4"),
        "scale=640:360:flags=fast_bilinear",
        "-ss",
        Double.toString(from),
        "-t",
        Double.toString(seconds),
        "-i",
        SAMPLE.toString());
  }

  private static int red(byte[] rgb) {
    int red = 0;
    for (int i = 0; i < rgb.length; i += 3) {
      if ((rgb[i] & 0xff) > 150 && (rgb[i + 1] & 0xff) < 90 && (rgb[i + 2] & 0xff) < 90) {
        red++;
      }
    }
    return red;
  }

  private static boolean isBlack(byte[] picture) {
    int dark = 0;
    for (var value : picture) {
      dark += (value & 0xff) < 24 ? 1 : 0;
    }
    return dark > 0.9 * picture.length;
  }

  /// A rendered clip.
  private record Clip(Path file, List<Scene> scenes) {

    List<View> views() {
      return scenes.stream().map(Scene::view).toList();
    }
  }
}
