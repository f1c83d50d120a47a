package io.clipgen.media.captions;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/// Pictures of emoji, cut from one sheet when they are first needed.
final class Emoji {

  /// Sides of a picture; on the sheet each has a pixel of air around it.
  private static final int SIDE = 64;

  private static final int LONGEST = 10;
  private static final int AS_PICTURE = 0xFE0F;
  private static final int AS_TEXT = 0xFE0E;
  private static final Map<String, Place> PLACES = places();
  private static final Map<Place, BufferedImage> PICTURES = new ConcurrentHashMap<>();

  private Emoji() {}

  /// An emoji in a text.
  ///
  /// @param end where it ends in the text
  record Found(int end, Place place) {

    BufferedImage picture() {
      return PICTURES.computeIfAbsent(place, Emoji::cut);
    }
  }

  /// Where a picture is on the sheet.
  ///
  /// @param plain whether its single character is a sign of text unless told otherwise, such as ©
  record Place(int column, int row, boolean plain) {}

  /// The longest emoji that begins at `from`, if one does.
  static Optional<Found> at(String text, int from) {
    if (text.charAt(from) < 0x20) {
      return Optional.empty();
    }
    var key = new StringBuilder();
    Found found = null;
    int at = from;
    boolean asPicture = false;
    for (int count = 0; at < text.length() && count < LONGEST; count++) {
      var character = text.codePointAt(at);
      at += Character.charCount(character);
      if (character == AS_TEXT) {
        break;
      }
      if (character == AS_PICTURE) {
        asPicture = true;
        if (found != null && at - 1 == found.end) {
          found = new Found(at, found.place);
        }
      } else {
        key.append(key.isEmpty() ? "" : "-").append(hex(character));
      }
      var place = PLACES.get(key.toString());
      if (place != null && (asPicture || !place.plain)) {
        found = new Found(at, place);
      }
    }
    return Optional.ofNullable(found);
  }

  private static BufferedImage cut(Place place) {
    try (var file = resource("sheet.png");
        var image = ImageIO.createImageInputStream(file)) {
      var reader = ImageIO.getImageReadersByFormatName("png").next();
      try {
        reader.setInput(image, true, true);
        var what = reader.getDefaultReadParam();
        what.setSourceRegion(
            new Rectangle(1 + place.column * (SIDE + 2), 1 + place.row * (SIDE + 2), SIDE, SIDE));
        var indexed = reader.read(0, what);
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        pen.drawImage(indexed, 0, 0, null);
        pen.dispose();
        return picture;
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Place> places() {
    try (var file = resource("index.txt")) {
      var places = new HashMap<String, Place>();
      new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" ", -1))
          .forEach(
              line -> {
                var key = line[0].replace("-fe0f", "");
                var plain = !key.contains("-") && !line[0].equals(key);
                places.put(
                    key, new Place(Integer.parseInt(line[1]), Integer.parseInt(line[2]), plain));
              });
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Emoji.class.getResourceAsStream("emoji/" + name), name);
  }

  private static String hex(int character) {
    return String.format("%04x", character);
  }
}
