package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.Movement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class GrayFramesTest {

  private static final int WIDTH = GrayFrames.WIDTH;
  private static final int HEIGHT = GrayFrames.HEIGHT;

  @Test
  void another_scene_is_a_cut_however_bright() throws IOException {
    assertThat(measured(i -> wall(i < 20 ? 3 : 7, i < 20 ? 90 : 120)).cuts())
        .containsExactly(2_000L);
  }

  @Test
  void so_is_another_plain_wall() throws IOException {
    assertThat(measured(i -> plain(i < 20 ? 40 : 120)).cuts()).containsExactly(2_000L);
  }

  @Test
  void a_large_bright_thing_that_a_camera_adapts_to_is_none() throws IOException {
    // It drives in from the left, and all the rest gets darker step by step.
    var frames =
        measured(
            i -> {
              var dark = Math.clamp(12L * (i - 12), 0, 60);
              return with(plain(120 - (int) dark), -50 + 5 * Math.max(0, i - 10), 50, 235);
            });

    assertThat(frames.cuts()).isEmpty();
  }

  @Test
  void a_flash_is_none() throws IOException {
    assertThat(measured(i -> wall(3, i == 20 ? 200 : 90)).cuts()).isEmpty();
  }

  @Test
  void what_gets_darker_everywhere_does_not_move_but_who_walks_there_does() throws IOException {
    var movement =
        measured(i -> with(wall(3, 170 - 11 * Math.min(i, 8)), 60 + 2 * i, 12, 250)).movement();

    for (int i = 2; i < 8; i++) {
      var across = movement.across(i);
      var middle = (60 + 2 * i + 6) * Movement.COLUMNS / WIDTH;
      assertThat(Arrays.stream(across, middle - 2, middle + 3).sum()).isPositive();
      assertThat(Arrays.stream(across, 0, middle - 3).sum()).isZero();
      assertThat(Arrays.stream(across, middle + 4, across.length).sum()).isZero();
    }
  }

  private static GrayFrames measured(IntFunction<byte[]> pictures) throws IOException {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < 40; i++) {
      all.writeBytes(pictures.apply(i));
    }
    var frames = new GrayFrames();
    frames.read(new ByteArrayInputStream(all.toByteArray()));
    return frames;
  }

  private static byte[] plain(int brightness) {
    var picture = new byte[WIDTH * HEIGHT];
    Arrays.fill(picture, (byte) brightness);
    return picture;
  }

  /// Stripes and spots.
  private static byte[] wall(int pattern, int brightness) {
    var picture = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < picture.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      picture[i] =
          (byte) (brightness + 18 * Math.sin(x * pattern / 9.0) + 14 * Math.sin(y * pattern / 7.0));
    }
    return picture;
  }

  private static byte[] with(byte[] picture, int left, int width, int brightness) {
    for (int y = 25; y < 75; y++) {
      for (int x = Math.max(0, left); x < Math.min(WIDTH, left + width); x++) {
        picture[y * WIDTH + x] = (byte) brightness;
      }
    }
    return picture;
  }
}
