package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// What was chosen and why, on one page that needs nothing but a browser: a timeline of what was
/// measured with the chosen parts upon it, and each clip with its picture and its score.
final class ContactSheet {

  private static final int WIDTH = 1_000;
  private static final int POINTS = 500;

  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:66rem;padding:0 1rem;color:#1c1f26;background:#fff}
      h1{font-size:1.3rem}h2{font-size:1.05rem;margin:0}
      svg{width:100%;height:auto;background:#f4f5f8;border-radius:6px}
      article{display:flex;gap:1.2rem;margin:1.6rem 0;align-items:flex-start}
      img{height:15rem;border-radius:6px;background:#000}
      table{border-collapse:collapse;font-size:.86rem}td{padding:.12rem .6rem .12rem 0;vertical-align:middle}
      i{display:block;height:.55rem;background:#6c4bd8;border-radius:3px}
      .b{background:#dfe1e8;width:7rem;border-radius:3px}.q{color:#5a6070}p{margin:.35rem 0}
      @media (prefers-color-scheme:dark){body{background:#14161b;color:#e6e8ee}svg{background:#1f222a}.q{color:#a0a6b4}.b{background:#333844}}
      @media (max-width:40rem){article{flex-direction:column}}
      """;

  private ContactSheet() {}

  static String html(Path video, Analysis analysis, ClipsMade made, List<Path> thumbnails)
      throws IOException {
    StringBuilder page = new StringBuilder();
    String name = escaped(String.valueOf(video.getFileName()));
    page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(name)
        .append("</title><style>")
        .append(STYLE)
        .append("</style><h1>")
        .append(name)
        .append("</h1>")
        .append(timeline(analysis, made))
        .append(
            "<p class=\"q\">Sound (filled), motion (line), scene cuts (ticks above), silences (below)"
                + " and the chosen parts by number.</p>");
    for (int i = 0; i < made.clips().size(); i++) {
      page.append(clip(i + 1, made.clips().get(i), thumbnails.get(i)));
    }
    made.shortfalls().forEach(why -> page.append("<p>").append(escaped(why)).append("</p>"));
    made.remarks().forEach(why -> page.append("<p>").append(escaped(why)).append("</p>"));
    return page.append("</html>\n").toString();
  }

  private static String timeline(Analysis analysis, ClipsMade made) {
    var signals = analysis.signals();
    double whole = Math.max(1, signals.durationMs());
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(" 150\" role=\"img\" aria-label=\"Timeline of the video\">");
    for (int i = 0; i < made.clips().size(); i++) {
      Span span = made.clips().get(i).moment().span();
      svg.append(
          text(
              "<rect x=\"%.1f\" y=\"12\" width=\"%.1f\" height=\"118\" fill=\"#6c4bd8\""
                  + " fill-opacity=\".25\"/><text x=\"%.1f\" y=\"146\" font-size=\"13\""
                  + " fill=\"#6c4bd8\">%d</text>",
              x(span.startMs(), whole),
              x(span.lengthMs(), whole),
              x(span.startMs(), whole),
              i + 1));
    }
    svg.append("<polygon fill=\"#2f9e6e\" fill-opacity=\".55\" points=\"0,128 ")
        .append(points(signals.energy(), -60, 0))
        .append(WIDTH)
        .append(",128\"/><polyline fill=\"none\" stroke=\"#d8752b\" points=\"")
        .append(points(signals.motion(), 0, Math.max(1, peak(signals.motion()))))
        .append("\"/>");
    for (long cut : signals.cuts()) {
      svg.append(text("<path d=\"M%.1f 2v8\" stroke=\"#5a6070\"/>", x(cut, whole)));
    }
    for (Span silence : signals.silences()) {
      svg.append(
          text(
              "<rect x=\"%.1f\" y=\"130\" width=\"%.1f\" height=\"4\" fill=\"#5a6070\"/>",
              x(silence.startMs(), whole), Math.max(1, x(silence.lengthMs(), whole))));
    }
    return svg.append("</svg>").toString();
  }

  private static double x(long ms, double whole) {
    return ms / whole * WIDTH;
  }

  private static double peak(Curve curve) {
    double peak = 0;
    for (float value : curve.toArray()) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  /// The greatest value of each of at most 500 equal parts.
  private static String points(Curve curve, double lowest, double highest) {
    StringBuilder points = new StringBuilder();
    int parts = Math.min(POINTS, curve.size());
    for (int i = 0; i < parts; i++) {
      int from = (int) ((long) i * curve.size() / parts);
      int to = (int) ((long) (i + 1) * curve.size() / parts);
      float value = curve.get(from);
      for (int k = from + 1; k < to; k++) {
        value = Math.max(value, curve.get(k));
      }
      double height = Math.clamp((value - lowest) / (highest - lowest), 0.0, 1.0);
      points.append(text("%.1f,%.1f ", (i + 0.5) * WIDTH / parts, 128 - 112 * height));
    }
    return points.toString();
  }

  private static String clip(int number, MadeClip clip, Path thumbnail) throws IOException {
    Moment moment = clip.moment();
    Score score = moment.score();
    StringBuilder html = new StringBuilder();
    html.append("<article><img alt=\"Picture of clip ")
        .append(number)
        .append("\" src=\"data:image/jpeg;base64,")
        .append(Base64.getEncoder().encodeToString(Files.readAllBytes(thumbnail)))
        .append("\"><div><h2>")
        .append(number)
        .append(". ")
        .append(escaped(moment.title()))
        .append(
            text(
                "</h2><p>%s · %.1f s · <b>%d/100</b> · %s</p>",
                moment.span(),
                clip.output().durationMs() / 1000.0,
                score.total(),
                moment.category().code()))
        .append(moment.hook().isBlank() ? "" : "<p>“" + escaped(moment.hook().strip()) + "”</p>")
        .append("<p>")
        .append(escaped(moment.reason()))
        .append("</p><table>")
        .append(row("hook", score.hook().points(), Score.PART_MAX, score.hook().why()))
        .append(
            row(
                "engagement",
                score.engagement().points(),
                Score.PART_MAX,
                score.engagement().why()))
        .append(row("value", score.value().points(), Score.PART_MAX, score.value().why()))
        .append(
            row(
                "shareability",
                score.shareability().points(),
                Score.PART_MAX,
                score.shareability().why()));
    for (Score.Lift lift : score.lifts()) {
      html.append(row(lift.signal(), lift.points(), Score.LIFT_MAX, lift.why()));
    }
    return html.append("</table><p class=\"q\">")
        .append(escaped(clip.excerpt()))
        .append("</p></div></article>")
        .toString();
  }

  private static String row(String name, int points, int most, String why) {
    return text(
        "<tr><td>%s<td class=\"b\"><i style=\"width:%d%%\"></i><td>%d/%d<td>%s</tr>",
        escaped(name), 100 * points / most, points, most, escaped(why));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
