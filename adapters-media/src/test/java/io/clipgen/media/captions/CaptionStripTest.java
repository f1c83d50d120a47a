package io.clipgen.media.captions;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.BurnedCaptions.Piece;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import java.awt.Font;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionStripTest {

  private static final long LENGTH = 20_000;

  @TempDir Path folder;

  @Test
  void nothing_is_left_lying_of_what_the_fonts_were_read_with() throws Exception {
    assertThat(lettering("Hello").text()).isEqualTo("Hello");
    assertThat(Path.of(System.getProperty("sun.awt.fontconfig"))).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße, Καλημέρα Привет",
        "שלום לכולם",
        "مرحبا بالعالم",
        "今天天气很好",
        "日本語の字幕",
        "안녕하세요",
        "नमस्ते दुनिया",
        "สวัสดีชาวโลก",
        "বাংলা தமிழ் తెలుగు",
        "ქართული Հայերեն አማርኛ"
      })
  void every_script_has_letters_and_no_empty_boxes(String text) throws Exception {
    var lettering = lettering(text);

    assertThat(lettering.text()).isEqualTo(text);
    var shown = lettering.sized(40).getIterator();
    for (char letter = shown.first();
        shown.getIndex() < shown.getEndIndex();
        letter = shown.next()) {
      assertThat(((Font) shown.getAttribute(TextAttribute.FONT)).canDisplay(letter))
          .as("%04x", (int) letter)
          .isTrue();
    }
    assertThat(ink(pictures(CaptionStyle.CLASSIC, text).getFirst())).isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"🔥", "❤️", "👩‍💻", "👍🏽", "🇩🇪", "1️⃣", "🏳️‍🌈"})
  void an_emoji_is_one_picture_with_its_colours(String emoji) throws Exception {
    assertThat(lettering(emoji).text()).isEqualTo("\uFFFC");
    var picture = pictures(CaptionStyle.CLASSIC, emoji).getFirst();
    assertThat(pixels(picture)).anyMatch(CaptionStripTest::isColourful);
  }

  @Test
  void what_is_a_sign_of_text_stays_text() {
    assertThat(lettering("© 1 2 # ™").text()).isEqualTo("© 1 2 # ™");
  }

  @Test
  void what_nothing_can_show_is_left_out() {
    assertThat(lettering("a\u0000\u202E\uE000\uD800\n\tb \uDBFF\uDFFD").text().strip())
        .isEqualTo("a b");
    assertThat(draw(CaptionStyle.POP, "\uE000")).isEmpty();
    assertThat(draw(CaptionStyle.NONE, "hello")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void hostile_text_is_drawn_inside_its_box_and_reaches_no_file_name(CaptionStyle style)
      throws Exception {
    var words =
        "{\\an8}%{pts} a:b 'c' \"; drop ../../etc/passwd -i $(x) " + "W".repeat(10_000) + " 𝕏̴̢̛";

    var strip = draw(style, words).orElseThrow();

    assertThat(Files.readAllLines(strip.list()))
        .allMatch(
            line ->
                line.matches(
                    "ffconcat version 1.0|file [a-z]+(-\\d+)?\\.png|duration \\d+\\.\\d\\d"));
    for (var picture : read()) {
      assertThat(picture.getWidth()).isEqualTo(strip.size().width());
      assertThat(picture.getHeight()).isEqualTo(strip.size().height());
      for (int x = 0; x < picture.getWidth(); x++) {
        assertThat(picture.getRGB(x, 0) >>> 24).isZero();
        assertThat(picture.getRGB(x, picture.getHeight() - 1) >>> 24).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void the_word_that_is_said_looks_different(CaptionStyle style) throws Exception {
    var pictures = pictures(style, "one two");

    assertThat(pictures).hasSize(2);
    assertThat(pixels(pictures.get(0))).isNotEqualTo(pixels(pictures.get(1)));
  }

  @Test
  void fonts_need_nothing_of_the_machine() {
    assertThat(Fonts.latin().canDisplay('a')).isTrue();
    assertThat(System.getProperty("sun.awt.fontconfig")).isNotNull();
  }

  private static Lettering lettering(String text) {
    return Lettering.of(List.of(new Piece(text, 0)), CaptionStyle.CLASSIC.look());
  }

  private List<BufferedImage> pictures(CaptionStyle style, String text) throws IOException {
    draw(style, text);
    return read();
  }

  private List<BufferedImage> read() throws IOException {
    try (var files = Files.list(folder)) {
      var pictures = new ArrayList<BufferedImage>();
      for (var file :
          files
              .filter(each -> each.getFileName().toString().startsWith("words"))
              .sorted()
              .toList()) {
        pictures.add(ImageIO.read(file.toFile()));
      }
      return pictures;
    }
  }

  private Optional<CaptionStrip> draw(CaptionStyle style, String text) {
    var words = new ArrayList<Word>();
    for (var word : text.split(" ", -1)) {
      words.add(new Word(word, Span.of(words.size() * 300L, words.size() * 300L + 300), 1));
    }
    var source =
        new MediaInfo(
            "mp4",
            LENGTH,
            1,
            Optional.of(new MediaInfo.Picture("h264", 640, 360, 30)),
            Optional.empty());
    var request =
        new ClipRequest(
            1,
            Duration.ofSeconds(15),
            new Treatment(AspectRatio.SQUARE, Framing.CENTER_CROP, style),
            360,
            false);
    var plan = RenderPlan.of(source, Span.of(0, LENGTH), request, new Transcript("und", words));
    try {
      return CaptionStrip.draw(plan, folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isColourful(int pixel) {
    int red = pixel >> 16 & 0xFF;
    int blue = pixel & 0xFF;
    return pixel >>> 24 == 255 && Math.abs(red - blue) > 20;
  }

  private static long ink(BufferedImage picture) {
    return pixels(picture).stream().filter(pixel -> pixel >>> 24 > 128).count();
  }

  private static List<Integer> pixels(BufferedImage picture) {
    var width = picture.getWidth();
    var pixels = new ArrayList<Integer>();
    for (var pixel : picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width)) {
      pixels.add(pixel);
    }
    return pixels;
  }
}
