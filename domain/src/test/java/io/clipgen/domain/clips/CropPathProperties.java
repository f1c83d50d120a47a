package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.CropPath.Point;
import io.clipgen.domain.clips.Sightings.Sighting;
import io.clipgen.domain.testing.SignalsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CropPathProperties {

  /// What a Gaussian of 400 ms makes of a jump over a whole picture: sides of it a second.
  private static final double FASTEST = 1.05;

  @Property(tries = 200)
  void a_simplified_path_is_near_the_one_it_was_made_of_and_inside_the_picture(
      @ForAll @DoubleRange(min = 0.05, max = 1) double width,
      @ForAll @DoubleRange(min = 0.01, max = 0.2) double tolerance,
      @ForAll @IntRange(min = 1, max = 80) int count,
      @ForAll long seed) {
    var random = new Random(seed);
    var points = new ArrayList<Point>();
    var x = random.nextDouble();
    for (int i = 0; i < count; i++) {
      x = Math.clamp(x + random.nextGaussian() / 20, 0, 1);
      points.add(new Point(i * 100L, new Spot(x, random.nextDouble())));
    }

    var path = CropPath.through(width, 1, points, tolerance);

    assertThat(path.points()).hasSizeLessThanOrEqualTo(count);
    for (var point : points) {
      var wanted = Math.clamp(point.middle().x(), width / 2, 1 - width / 2);
      assertThat(Math.abs(path.middleAt(point.atMs()).x() - wanted)).isLessThan(tolerance + 1e-9);
    }
    for (long ms = -500; ms <= count * 100L + 500; ms += 37) {
      var window = path.at(ms);
      assertThat(window.left()).isGreaterThanOrEqualTo(0);
      assertThat(window.left() + window.width()).isLessThanOrEqualTo(1 + 1e-9);
    }
  }

  @Property(tries = 100)
  void whatever_moves_the_window_is_inside_never_hurries_and_never_goes_on_over_a_cut(
      @ForAll AspectRatio ratio,
      @ForAll @IntRange(min = 200, max = 4000) int width,
      @ForAll @IntRange(min = 200, max = 4000) int height,
      @ForAll Framing framing,
      @ForAll @LongRange(min = 500, max = 20_000) long length,
      @ForAll long seed) {
    var random = new Random(seed);
    var span = Span.of(random.nextLong(5_000), 5_000 + length);
    var cuts = random.longs(4, 1, 25_000).map(cut -> cut / 100 * 100).sorted().distinct();
    var signals = signals(cuts.boxed().toList(), random);
    var picture = new MediaInfo.Picture("h264", width, height, 25);

    var scenes =
        Reframing.of(
                picture,
                new Treatment(ratio, framing, CaptionStyle.NONE),
                span,
                signals,
                sightings(span, random))
            .scenes();

    assertThat(scenes.getLast().span().endMs()).isEqualTo(span.lengthMs());
    for (var cut : signals.cutsWithin(span)) {
      if (cut >= 200 && cut <= span.lengthMs() - 200) {
        assertThat(scenes).anyMatch(scene -> Math.abs(scene.span().startMs() - cut) <= 200);
      }
    }
    for (var scene : scenes) {
      if (scene.view() instanceof View.Follow follow) {
        var path = follow.path();
        assertThat(path.speed()).isLessThan(FASTEST);
        assertThat(path.width() * width / (path.height() * height))
            .isBetween(ratio.value() * 0.97, ratio.value() * 1.03);
        assertThat(Math.max(path.width(), path.height())).isEqualTo(1);
        if (!path.isStill()) {
          assertThat(path.points())
              .allMatch(point -> point.atMs() >= scene.span().startMs())
              .allMatch(point -> point.atMs() < scene.span().endMs());
        }
      }
    }
  }

  private static Signals signals(List<Long> cuts, Random random) {
    var levels = new byte[250 * (Movement.COLUMNS + Movement.ROWS)];
    int column = 0;
    for (int i = 0; i < 250; i++) {
      column = random.nextInt(10) == 0 ? random.nextInt(Movement.COLUMNS) : column;
      if (random.nextInt(4) > 0) {
        levels[i * (Movement.COLUMNS + Movement.ROWS) + column] = 9;
        levels[i * (Movement.COLUMNS + Movement.ROWS) + Movement.COLUMNS + column / 2] = 9;
      }
    }
    return SignalsBuilder.of(25_000).cuts(cuts).movement(Movement.of(levels)).build();
  }

  private static Sightings sightings(Span span, Random random) {
    var pictures = new ArrayList<Sighting>();
    for (long at = 0; at < span.lengthMs(); at += 500) {
      var faces = new ArrayList<Face>();
      for (int i = random.nextInt(4); i > 0; i--) {
        faces.add(
            new Face(
                Region.around(new Spot(random.nextDouble(), random.nextDouble()), 0.1, 0.15),
                random.nextDouble()));
      }
      pictures.add(new Sighting(at, faces));
    }
    return new Sightings(List.of(), pictures);
  }
}
