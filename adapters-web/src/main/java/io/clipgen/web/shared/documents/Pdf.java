package io.clipgen.web.shared.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A PDF of headings, lines and tables on A4, with its font inside, so that it looks the same
/// everywhere. Goes on to the next page by itself and numbers the pages. Close it.
public final class Pdf implements AutoCloseable {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 48;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LEADING = 1.45f;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final String footer;
  private final List<PDPageContentStream> pages = new ArrayList<>();
  private float y;

  /// @param title what programs show as its title
  /// @param footer what stands at the foot of each page
  public Pdf(String title, String footer) {
    this.footer = footer;
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setCreator("ClipGen");
    try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
      font = PDType0Font.load(document, file, true);
    } catch (IOException missing) {
      throw new UncheckedIOException("the font of documents does not read", missing);
    }
    turn();
  }

  /// A heading. It stays with what follows.
  public Pdf heading(String text, float size) {
    room(size * LEADING * 4);
    y -= size * 0.6f;
    line(text, size);
    return this;
  }

  /// A line of text; one that is too long goes on in the next.
  public Pdf text(String text, float size) {
    String rest = text;
    while (!rest.isEmpty()) {
      int fits = fitting(rest, size, WIDTH);
      int end =
          fits < rest.length() && rest.lastIndexOf(' ', fits) > 0
              ? rest.lastIndexOf(' ', fits)
              : fits;
      line(rest.substring(0, end), size);
      rest = rest.substring(end).strip();
    }
    return this;
  }

  /// A thin line across the page.
  public Pdf rule() {
    room(6);
    y -= 3;
    draw(
        page -> {
          page.setLineWidth(0.5f);
          page.moveTo(MARGIN, y);
          page.lineTo(MARGIN + WIDTH, y);
          page.stroke();
        });
    y -= 3;
    return this;
  }

  /// A row of a table. What does not fit its column is cut short; the last column is set to the
  /// right.
  ///
  /// @param shares how the width is divided among the columns, in hundredths
  public Pdf row(float size, List<Integer> shares, List<String> cells) {
    room(size * LEADING);
    float x = MARGIN;
    for (int i = 0; i < cells.size(); i++) {
      float width = WIDTH * shares.get(i) / 100;
      String cell = shortened(known(cells.get(i)), size, width - 4);
      boolean last = i == cells.size() - 1;
      write(cell, size, last ? x + width - width(cell, size) : x);
      x += width;
    }
    y -= size * LEADING;
    return this;
  }

  /// The finished file.
  public byte[] bytes() {
    try {
      for (int i = 0; i < pages.size(); i++) {
        PDPageContentStream page = pages.get(i);
        String text =
            shortened(known("%s · %d / %d".formatted(footer, i + 1, pages.size())), 7, WIDTH);
        page.beginText();
        page.setFont(font, 7);
        page.newLineAtOffset(MARGIN, MARGIN / 2);
        page.showText(text);
        page.endText();
        page.close();
      }
      var out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void line(String text, float size) {
    room(size * LEADING);
    write(known(text), size, MARGIN);
    y -= size * LEADING;
  }

  private void write(String text, float size, float x) {
    draw(
        page -> {
          page.beginText();
          page.setFont(font, size);
          page.newLineAtOffset(x, y - size);
          page.showText(text);
          page.endText();
        });
  }

  private void room(float height) {
    if (y - height < MARGIN) {
      turn();
    }
  }

  private void turn() {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try {
      pages.add(new PDPageContentStream(document, page));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    y = PDRectangle.A4.getHeight() - MARGIN;
  }

  private void draw(Drawing drawing) {
    try {
      drawing.on(pages.getLast());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String shortened(String text, float size, float width) {
    if (width(text, size) <= width) {
      return text;
    }
    return text.substring(0, fitting(text, size, width - width("…", size))) + "…";
  }

  private int fitting(String text, float size, float width) {
    int low = 1;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(known(text.substring(0, middle)), size) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private float width(String text, float size) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The text with a question mark for what the font does not have.
  private String known(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
      return text;
    }
    var known = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> known.append(has(letter) ? letter : "?"));
    return known.toString();
  }

  private boolean has(String letter) {
    try {
      font.encode(letter);
      return true;
    } catch (IllegalArgumentException | IOException missing) {
      return false;
    }
  }

  private interface Drawing {
    void on(PDPageContentStream page) throws IOException;
  }
}
