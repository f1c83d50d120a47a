package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.domain.clips.Sightings.Sighting;
import io.clipgen.domain.testing.SignalsBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReframingTest {

  private static final MediaInfo.Picture HD = new MediaInfo.Picture("h264", 1920, 1080, 25);
  private static final Span SPAN = Span.of(10_000, 20_000);

  @Test
  void one_face_is_followed_and_has_its_middle_in_the_window() {
    var scene = only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.8));

    assertThat(scene.why()).isEqualTo("One face is followed.");
    assertThat(((View.Follow) scene.view()).path().at(5_000).contains(new Spot(0.8, 0.4))).isTrue();
  }

  @Test
  void two_faces_far_apart_get_a_half_each_and_none_sees_the_other_ones() {
    var scene = only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.75, 0.25));

    var split = (View.Split) scene.view();
    assertThat(split.upper().contains(new Spot(0.25, 0.4))).isTrue();
    assertThat(split.upper().contains(new Spot(0.75, 0.4))).isFalse();
    assertThat(split.lower().contains(new Spot(0.75, 0.4))).isTrue();
    assertThat(split.lower().contains(new Spot(0.25, 0.4))).isFalse();
    assertThat(split.upper().width() * 16 / (split.upper().height() * 9)).isBetween(1.12, 1.13);
  }

  @Test
  void two_faces_that_fit_are_shown_together() {
    assertThat(only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.45, 0.6)).view())
        .isInstanceOf(View.Follow.class);
    assertThat(only(AspectRatio.SQUARE, Framing.AUTO, faces(0.3, 0.7)).view())
        .isInstanceOf(View.Follow.class);
  }

  @Test
  void three_faces_that_do_not_fit_are_all_shown() {
    assertThat(only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.2, 0.5, 0.8)).view())
        .isEqualTo(new View.BlurFill());
  }

  @Test
  void who_asks_to_follow_gets_no_split_screen_and_who_asks_for_one_gets_it() {
    assertThat(only(AspectRatio.PORTRAIT, Framing.FOLLOW, faces(0.2, 0.8)).view())
        .isInstanceOf(View.Follow.class);
    assertThat(only(AspectRatio.PORTRAIT, Framing.SPLIT, faces(0.45, 0.6)).view())
        .isInstanceOf(View.Split.class);
  }

  @Test
  void what_moves_everywhere_is_wider_than_the_crop() {
    var everywhere = new byte[Movement.COLUMNS];
    Arrays.fill(everywhere, (byte) 8);

    var scenes = scenes(Framing.AUTO, moving(i -> everywhere), List.of());

    assertThat(scenes).extracting(Scene::why).containsExactly("What moves is wider than the crop.");
  }

  @Test
  void the_window_goes_along_with_what_moves() {
    var scenes = scenes(Framing.AUTO, moving(i -> at(4 + i * 24 / 100)), List.of());

    var path = ((View.Follow) scenes.getFirst().view()).path();
    for (int i = 5; i < 95; i++) {
      var middle = (4 + i * 24 / 100 + 0.5) / Movement.COLUMNS;
      assertThat(path.at(i * 100L).contains(new Spot(middle, 0.5))).isTrue();
    }
    assertThat(path.points()).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.2, 1.6, 2, 2.4, 2.8})
  void who_runs_through_a_scene_is_followed_to_its_ends(double columnsInAStep) {
    int from = 20;
    int to = from + (int) (26 / columnsInAStep);
    IntUnaryOperator column = i -> (int) Math.round(2 + columnsInAStep * (i - from));

    var scenes =
        scenes(
            Framing.AUTO,
            moving(
                i -> i < from || i >= to ? new byte[Movement.COLUMNS] : at(column.applyAsInt(i))),
            List.of(12_000L, 10_000L + to * 100L));

    var path = ((View.Follow) scenes.get(1).view()).path();
    for (int i = from + 1; i < to - 1; i++) {
      var middle = (column.applyAsInt(i) + 1.0) / Movement.COLUMNS;
      assertThat(path.at(i * 100L).contains(new Spot(middle, 0.5))).as("at %d", i).isTrue();
    }
  }

  @Test
  void who_goes_to_and_fro_is_followed_calmly_though_lost_for_a_moment_now_and_then() {
    var scenes = scenes(Framing.AUTO, moving(i -> at(2 + 14 - Math.abs(i % 28 - 14))), List.of());

    var path = ((View.Follow) scenes.getFirst().view()).path();
    double way = 0;
    for (int i = 1; i < 100; i++) {
      way += Math.abs(path.middleAt(i * 100L).x() - path.middleAt(i * 100L - 100).x());
    }
    assertThat(way).as("a hurried one is 1.3 pictures long").isLessThan(1.15);
  }

  @Test
  void it_jumps_at_a_cut_and_stands_still_where_little_is_gained() {
    var scenes = scenes(Framing.AUTO, moving(i -> at(i < 50 ? 5 : 26)), List.of(15_000L));

    assertThat(scenes).hasSize(2);
    assertThat(scenes).allMatch(scene -> ((View.Follow) scene.view()).path().isStill());
    assertThat(((View.Follow) scenes.get(0).view()).path().middleAt(4_999).x()).isLessThan(0.3);
    assertThat(((View.Follow) scenes.get(1).view()).path().middleAt(5_000).x()).isGreaterThan(0.7);
  }

  @Test
  void all_is_shown_where_two_move_that_do_not_fit_and_only_as_long_as_they_do() {
    // One alone, a pause, then two far apart, a pause, and one alone again.
    var scenes =
        scenes(
            Framing.AUTO,
            moving(
                i -> {
                  if (i < 30) {
                    return at(4);
                  }
                  if (i >= 42 && i < 60) {
                    return both(at(4), at(24));
                  }
                  return i >= 72 ? at(24) : new byte[Movement.COLUMNS];
                }),
            List.of());

    assertThat(scenes)
        .extracting(Scene::why)
        .containsExactly(
            "What moves is followed.",
            "What moves is wider than the crop.",
            "What moves is followed.");
    assertThat(scenes.get(0).span().endMs()).isBetween(3_000L, 4_200L);
    assertThat(scenes.get(2).span().startMs()).isBetween(6_000L, 7_200L);
    assertThat(((View.Follow) scenes.get(0).view()).path().middleAt(1_000).x()).isLessThan(0.25);
    assertThat(((View.Follow) scenes.get(2).view()).path().middleAt(8_000).x()).isGreaterThan(0.7);
  }

  @Test
  void who_asks_to_follow_one_of_two_stays_with_one() {
    var scenes =
        scenes(
            Framing.FOLLOW,
            moving(i -> i % 2 == 0 ? both(at(4), at(24)) : both(at(3), at(24))),
            List.of());

    assertThat(scenes).hasSize(1);
    assertThat(((View.Follow) scenes.getFirst().view()).path().speed()).isZero();
  }

  @Test
  void all_is_shown_where_another_comes_for_a_while_and_no_pause_is_between() {
    var scenes =
        scenes(
            Framing.AUTO, moving(i -> i > 60 && i < 80 ? both(at(4), at(24)) : at(4)), List.of());

    assertThat(scenes)
        .extracting(Scene::why)
        .containsExactly("No crop can have in it all the time what moves.");
  }

  @Test
  void what_flickers_now_and_then_hides_nobody() {
    var flicker = new byte[Movement.COLUMNS];
    Arrays.fill(flicker, (byte) 4);

    var scenes =
        scenes(Framing.AUTO, moving(i -> i % 7 == 3 ? both(at(8), flicker) : at(8)), List.of());

    assertThat(scenes).extracting(Scene::why).containsExactly("What moves is followed.");
  }

  @Test
  void a_hand_beats_every_eye_and_its_times_are_the_sources() {
    var wish =
        new SceneFraming(Span.of(12_000, 14_000), Framing.CENTER_CROP, List.of(new Spot(0.1, 0.5)));

    var scenes =
        Reframing.of(
                HD,
                new Treatment(
                    AspectRatio.PORTRAIT,
                    Framing.AUTO,
                    CaptionStyle.NONE,
                    List.of(wish),
                    Tightening.NONE,
                    false),
                SPAN,
                Signals.none(60_000),
                faces(0.8))
            .scenes();

    assertThat(scenes.stream().map(Scene::span))
        .containsExactly(Span.of(0, 2_000), Span.of(2_000, 4_000), Span.of(4_000, 10_000));
    assertThat(scenes.get(1).why()).isEqualTo("It was framed by hand.");
    assertThat(scenes).extracting(Scene::byHand).containsExactly(false, true, false);
    assertThat(((View.Follow) scenes.get(1).view()).path().at(3_000).left()).isZero();
  }

  @Test
  void each_scene_says_in_which_words_it_could_be_asked_for() {
    assertThat(only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.8)).framing())
        .isEqualTo(Framing.FOLLOW);
    assertThat(only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.2, 0.8)).framing())
        .isEqualTo(Framing.SPLIT);
    assertThat(only(AspectRatio.PORTRAIT, Framing.AUTO, faces(0.2, 0.5, 0.8)).framing())
        .isEqualTo(Framing.BLUR_FILL);
    assertThat(only(AspectRatio.PORTRAIT, Framing.CENTER_CROP, faces(0.8)).framing())
        .isEqualTo(Framing.CENTER_CROP);
  }

  @Test
  void a_wish_that_cannot_be_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SceneFraming(SPAN, Framing.SPLIT, List.of(Spot.MIDDLE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SceneFraming(SPAN, Framing.FOLLOW, List.of(Spot.MIDDLE)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Spot(1.1, 0));
  }

  @Test
  void nobody_looks_for_faces_where_nothing_depends_on_them() {
    assertThat(looks(AspectRatio.LANDSCAPE, Framing.AUTO)).isFalse();
    assertThat(looks(AspectRatio.PORTRAIT, Framing.CENTER_CROP)).isFalse();
    assertThat(looks(AspectRatio.PORTRAIT, Framing.AUTO)).isTrue();
  }

  private static boolean looks(AspectRatio ratio, Framing framing) {
    return Reframing.looksForFaces(HD, new Treatment(ratio, framing, CaptionStyle.NONE));
  }

  private static Scene only(AspectRatio ratio, Framing framing, Sightings sightings) {
    var scenes =
        Reframing.of(
                HD,
                new Treatment(ratio, framing, CaptionStyle.NONE),
                SPAN,
                Signals.none(60_000),
                sightings)
            .scenes();
    assertThat(scenes).hasSize(1);
    return scenes.getFirst();
  }

  private static Sightings faces(double... across) {
    var pictures = new ArrayList<Sighting>();
    for (long at = 0; at < SPAN.lengthMs(); at += 500) {
      pictures.add(
          new Sighting(
              at,
              Arrays.stream(across)
                  .mapToObj(x -> new Face(Region.around(new Spot(x, 0.4), 0.08, 0.15), 0.9))
                  .toList()));
    }
    return new Sightings(List.of(), pictures);
  }

  private static byte[] at(int column) {
    var levels = new byte[Movement.COLUMNS];
    levels[column] = 10;
    levels[column + 1] = 10;
    return levels;
  }

  private static byte[] both(byte[] one, byte[] other) {
    var levels = one.clone();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) Math.max(one[i], other[i]);
    }
    return levels;
  }

  /// A movement in the span, by tenths of a second from its start.
  private static Movement moving(IntFunction<byte[]> columns) {
    var levels = new byte[200 * (Movement.COLUMNS + Movement.ROWS)];
    for (int i = 0; i < 100; i++) {
      System.arraycopy(
          columns.apply(i),
          0,
          levels,
          Math.min(199, 101 + i) * (Movement.COLUMNS + Movement.ROWS),
          Movement.COLUMNS);
    }
    return Movement.of(levels);
  }

  private static List<Scene> scenes(Framing framing, Movement movement, List<Long> cuts) {
    return Reframing.of(
            HD,
            new Treatment(AspectRatio.PORTRAIT, framing, CaptionStyle.NONE),
            SPAN,
            SignalsBuilder.of(60_000).cuts(cuts).movement(movement).build(),
            Sightings.NONE)
        .scenes();
  }
}
