package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.media.captions.CaptionStrip;
import io.clipgen.media.captions.CardPicture;
import io.clipgen.media.captions.TitleCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is drawn and laid over a clip's picture, from below: words, title, cards, mark. Each is an
/// input of its own after the video.
///
/// @param inputs FFmpeg's arguments for them
/// @param graph filters that follow the picture's; nothing if nothing is drawn
/// @param words where in the frame the words are, if there are any
record Overlays(List<String> inputs, String graph, Optional<Region> words) {

  /// Draws what the plan wants into a folder of its own.
  static Overlays draw(RenderPlan plan, Path folder) throws IOException {
    var drawing = new Drawing();
    var strip = CaptionStrip.draw(plan, folder);
    strip.ifPresent(drawing::words);
    TitleCard.draw(plan, folder.resolve("title.png")).ifPresent(drawing::title);
    var cards = plan.treatment().cards();
    if (cards.before().isPresent()) {
      var file = folder.resolve("intro.png");
      CardPicture.draw(cards.before().get(), plan, file);
      drawing.card(file, CardGraph.intro(plan));
    }
    if (cards.after().isPresent()) {
      var file = folder.resolve("outro.png");
      CardPicture.draw(cards.after().get(), plan, file);
      drawing.card(file, CardGraph.outro(plan));
    }
    if (plan.watermark()) {
      var mark = folder.resolve("mark.png");
      Watermark.write(mark, plan.size());
      drawing.mark(mark);
    }
    return new Overlays(
        drawing.inputs, drawing.graph.toString(), strip.map(each -> each.place(plan.size())));
  }

  private static final class Drawing {

    private final List<String> inputs = new ArrayList<>();
    private final StringBuilder graph = new StringBuilder();
    private int count;

    /// The list's times are brought back to the clip's own.
    void words(CaptionStrip strip) {
      inputs.addAll(Input.pictures(strip.list()));
      add(
          "settb=1/1000,setpts=PTS/" + CaptionStrip.SLOWNESS,
          "%d:%d".formatted(strip.left(), strip.top()));
    }

    void title(TitleCard card) {
      inputs.addAll(Input.picture(card.file()));
      add(
          "null",
          "%d:%d:enable='gte(t,%s)*lt(t,%s)'"
              .formatted(
                  card.left(),
                  card.top(),
                  FfprobeProber.seconds(card.span().startMs()),
                  FfprobeProber.seconds(card.span().endMs())));
    }

    void card(Path file, String when) {
      inputs.addAll(Input.picture(file));
      add("null", "0:0:enable='" + when + "'");
    }

    void mark(Path file) {
      inputs.addAll(Input.picture(file));
      add("null", "W-w-W/24:W/24");
    }

    private void add(String filters, String place) {
      count++;
      graph.append(
          String.format(
              Locale.ROOT,
              "[below%d];[%d:v]%s[above%d];[below%d][above%d]overlay=%s",
              count,
              count,
              filters,
              count,
              count,
              count,
              place));
    }
  }
}
