package io.clipgen.media.offline;

import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A script laid out in time: who says what when, what is seen and heard meanwhile, how fast
/// viewers write, and which spans are worth a clip. The same script always gives the same video.
///
/// @param scenes what is seen and heard, one after the other, without a gap
/// @param prizes what is worth a clip
record GoldVideo(
    String name,
    long durationMs,
    Transcript transcript,
    List<Scene> scenes,
    List<Prize> prizes,
    Chat chat) {

  /// What is worth a clip, and how much, from 1 to 3.
  record Prize(Span span, int grade) {}

  /// What is seen and heard for a time.
  ///
  /// @param picture `still`, `slow`, `fast` or `cuts`
  /// @param loud whether voices are raised
  /// @param noise `none`, `audience` or `music`
  record Scene(Span span, String picture, boolean loud, String noise) {}

  private static final long GAP_MS = 800;
  private static final long REACTION_MS = 3_000;
  private static final double USUAL_CHAT = 5;

  static GoldVideo of(GoldScript script) {
    return new Layout(script).video();
  }

  private static final class Layout {

    private final GoldScript script;
    private final Random chance;
    private final List<Word> words = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private final List<Prize> prizes = new ArrayList<>();
    private final List<double[]> rushes = new ArrayList<>();
    private long at = 500;
    private long shown;

    Layout(GoldScript script) {
      this.script = script;
      this.chance = new Random(script.name().hashCode());
    }

    GoldVideo video() {
      script.parts().forEach(this::add);
      scene(at, "slow", false, "none");
      return new GoldVideo(script.name(), at, new Transcript("en", words), scenes, prizes, chat());
    }

    private void add(GoldScript.Part part) {
      var start = at;
      var picture = part.option("picture", "slow");
      if (part.text().isEmpty()) {
        var silent = part.kind().equals("quiet");
        scene(start, picture, false, "none");
        at += part.number() * 1_000L;
        scene(
            at,
            part.traits().contains("cuts") ? "cuts" : picture,
            false,
            silent ? "none" : part.traits().contains("applause") ? "audience" : "music");
        at += GAP_MS;
        return;
      }
      scene(start, picture, false, "none");
      var loud = part.option("voice", "").equals("loud");
      say(part, loud ? 0.85 : 1);
      scene(at, picture, loud, "none");
      if (part.options().containsKey("after")) {
        at += 200;
        scene(at, picture, false, "none");
        at += REACTION_MS;
        scene(at, picture, false, "audience");
      }
      if (part.isPrize()) {
        prizes.add(new Prize(Span.of(start, at), part.number()));
        if (part.options().containsKey("chat")) {
          rushes.add(new double[] {at + 1_500, Double.parseDouble(part.option("chat", "1"))});
        }
      }
      at += GAP_MS;
    }

    private void scene(long until, String picture, boolean loud, String noise) {
      if (until > shown) {
        scenes.add(new Scene(Span.of(shown, until), picture, loud, noise));
        shown = until;
      }
    }

    private void say(GoldScript.Part part, double slowness) {
      var said = part.text().split(" ");
      var lastStart = lastSentence(said);
      for (int i = 0; i < said.length; i++) {
        if (i == lastStart && part.options().containsKey("pause")) {
          at += Long.parseLong(part.option("pause", "0"));
        }
        var length =
            (long) ((110 + 42 * said[i].length()) * slowness * (0.85 + 0.3 * chance.nextDouble()));
        words.add(new Word(said[i], Span.of(at, at + length), 0.95));
        at += length + (said[i].matches(".*[.!?]") ? 380 : said[i].endsWith(",") ? 180 : 50);
      }
    }

    private static int lastSentence(String[] said) {
      for (int i = said.length - 2; i >= 0; i--) {
        if (said[i].matches(".*[.!?]")) {
          return i + 1;
        }
      }
      return 0;
    }

    /// By chance around a few messages in five seconds, and rushes that rise and fade.
    private Chat chat() {
      if (rushes.isEmpty()) {
        return Chat.NONE;
      }
      var counts = new ArrayList<Integer>();
      for (long step = 0; step * Chat.STEP_MS < at; step++) {
        double rate = USUAL_CHAT;
        for (var rush : rushes) {
          var late = step * Chat.STEP_MS - rush[0] + 4_000;
          rate += late < 0 ? 0 : USUAL_CHAT * rush[1] * Math.exp(-late / 6_000.0);
        }
        int count = 0;
        for (double left = chance.nextDouble();
            left > Math.exp(-rate);
            left *= chance.nextDouble()) {
          count++;
        }
        counts.add(count);
      }
      return Chat.of(counts);
    }
  }
}
