package io.clipgen.media.captions;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The fonts that travel with ClipGen, by script; each is read when it is first needed.
final class Fonts {

  private static final String ALL_ELSE = "DroidSansFallbackFull";
  private static final String LATIN = "NotoSans-Bold";
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private static final Map<UnicodeScript, String> BY_SCRIPT =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(UnicodeScript.ARABIC, "NotoSansArabic-Bold"),
              Map.entry(UnicodeScript.ARMENIAN, "NotoSansArmenian-Bold"),
              Map.entry(UnicodeScript.BENGALI, "NotoSansBengali-Bold"),
              Map.entry(UnicodeScript.DEVANAGARI, "NotoSansDevanagari-Bold"),
              Map.entry(UnicodeScript.ETHIOPIC, "NotoSansEthiopic-Bold"),
              Map.entry(UnicodeScript.GEORGIAN, "NotoSansGeorgian-Bold"),
              Map.entry(UnicodeScript.GUJARATI, "NotoSansGujarati-Bold"),
              Map.entry(UnicodeScript.GURMUKHI, "NotoSansGurmukhi-Bold"),
              Map.entry(UnicodeScript.HEBREW, "NotoSansHebrew-Bold"),
              Map.entry(UnicodeScript.KANNADA, "NotoSansKannada-Bold"),
              Map.entry(UnicodeScript.KHMER, "NotoSansKhmer-Bold"),
              Map.entry(UnicodeScript.LAO, "NotoSansLao-Bold"),
              Map.entry(UnicodeScript.MALAYALAM, "NotoSansMalayalam-Bold"),
              Map.entry(UnicodeScript.MYANMAR, "NotoSansMyanmar-Bold"),
              Map.entry(UnicodeScript.SINHALA, "NotoSansSinhala-Bold"),
              Map.entry(UnicodeScript.TAMIL, "NotoSansTamil-Bold"),
              Map.entry(UnicodeScript.TELUGU, "NotoSansTelugu-Bold"),
              Map.entry(UnicodeScript.THAI, "NotoSansThai-Bold"),
              Map.entry(UnicodeScript.HAN, ALL_ELSE),
              Map.entry(UnicodeScript.HANGUL, "NanumGothic-Bold"),
              Map.entry(UnicodeScript.HIRAGANA, ALL_ELSE),
              Map.entry(UnicodeScript.KATAKANA, ALL_ELSE),
              Map.entry(UnicodeScript.BOPOMOFO, ALL_ELSE)));

  private static final Map<String, Font> READ = new ConcurrentHashMap<>();

  static {
    if (System.getProperty(CONFIGURATION) == null) {
      doWithoutFontconfig();
    }
  }

  private Fonts() {}

  /// The font for a character.
  ///
  /// @param before the font of the character before, which a mark or a sign that all scripts share
  ///   keeps
  /// @return nothing if no font has it
  static Optional<Font> of(int character, Font before) {
    var script = UnicodeScript.of(character);
    if ((script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED)
        && before.canDisplay(character)) {
      return Optional.of(before);
    }
    // One after the other: the last ones are large, and most words need the first only.
    return Stream.of(BY_SCRIPT.getOrDefault(script, LATIN), LATIN, ALL_ELSE)
        .map(Fonts::read)
        .filter(font -> font.canDisplay(character))
        .findFirst();
  }

  /// The font for Latin, Greek and Cyrillic, and for what has no letters.
  static Font latin() {
    return read(LATIN);
  }

  private static Font read(String name) {
    return READ.computeIfAbsent(name, Fonts::readNow);
  }

  private static Font readNow(String name) {
    try (var file = Fonts.class.getResourceAsStream("fonts/" + name + ".ttf")) {
      if (file == null) {
        throw new IOException("the font " + name + " is missing");
      }
      var font = Font.createFont(Font.TRUETYPE_FONT, file);
      return name.equals(ALL_ELSE) ? font.deriveFont(Font.BOLD) : font;
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + name + " is broken", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A JDK asks the machine's fontconfig which fonts there are before it reads one of ours, and
  /// fails where there is none, as on a fresh server. Given a configuration, it does not ask; with
  /// the first font it has read it.
  private static void doWithoutFontconfig() {
    try {
      Path file = Files.createTempFile("clipgen-fonts", ".properties");
      try {
        Files.write(file, List.of("version=1", "sequence.allfonts=default"));
        System.setProperty(CONFIGURATION, file.toString());
        latin();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
