package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.Analysis;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Category;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.FramedScene;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Movement;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Videos, orders and clips for tests. Ids made from greater numbers are later.
public final class Footage {

  /// When everything happens.
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /// One minute of HD with sound.
  public static final MediaInfo MINUTE =
      new MediaInfo(
          "mov,mp4",
          60_000,
          4_000_000,
          Optional.of(new MediaInfo.Picture("h264", 1920, 1080, 29.97, 66.733)),
          Optional.of(new MediaInfo.Sound("aac", 2, 48_000)));

  private Footage() {}

  public static PartyId party(int number) {
    return new PartyId(uuid(number));
  }

  public static UUID uuid(int number) {
    return new UUID(0x0190_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L);
  }

  public static SourceVideo video(int number, PartyId owner) {
    SourceVideoId id = new SourceVideoId(uuid(number));
    return SourceVideo.of(id, owner, "A talk", "sources/" + id.text(), MINUTE, NOON);
  }

  public static ClipOrder order(int number, SourceVideo video, PartyId orderedBy) {
    return ClipOrder.of(
        new JobId(uuid(number)),
        video.id(),
        orderedBy,
        new ClipRequest(
            3,
            Duration.ofSeconds(15),
            new Treatment(AspectRatio.PORTRAIT, Framing.BLUR_FILL, CaptionStyle.KARAOKE),
            720,
            true),
        NOON);
  }

  public static Clip clip(int id, ClipOrder order, int number) {
    return new Clip(
        new ClipId(uuid(id)),
        order.source(),
        order.orderedBy(),
        order.job(),
        number,
        moment(number * 15_000L),
        "never mind the \"quotes\"",
        new Treatment(AspectRatio.PORTRAIT, Framing.BLUR_FILL, CaptionStyle.KARAOKE),
        new FrameSize(1080, 1920),
        true,
        Duration.ofMillis(15_033),
        1_234_567,
        "clips/" + order.job().text() + "/" + number,
        "clips/" + order.job().text() + "/" + number,
        NOON,
        1,
        Corrections.NONE,
        List.of(
            new FramedScene(
                Span.of(number * 15_000L, number * 15_000L + 6_000),
                Framing.FOLLOW,
                false,
                "One face is followed."),
            new FramedScene(
                Span.of(number * 15_000L + 6_000, number * 15_000L + 15_000),
                Framing.CENTER_CROP,
                true,
                "It was framed by hand.")));
  }

  public static Moment moment(long startMs) {
    return new Moment(
        Span.of(startMs, startMs + 15_000),
        "The turn",
        "Wait for it",
        "It is loud, then it is silent.",
        Category.SURPRISING,
        new Score(
            new Score.Part(20, "a question"),
            new Score.Part(15, "pace"),
            new Score.Part(10, "numbers"),
            new Score.Part(5, "no names"),
            List.of(new Score.Lift("energy", 4, "2.1 σ over the mean"))));
  }

  /// Of 200 ms, all levels there are.
  private static byte[] levels() {
    byte[] levels = new byte[2 * (Movement.COLUMNS + Movement.ROWS)];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (i % (Movement.MOST + 1));
    }
    return levels;
  }

  public static Analysis analysis(MediaInfo info) {
    return new Analysis(
        info,
        new Signals(
            info.durationMs(),
            Curve.of(new float[] {-23.5f, -20f}),
            Curve.of(new float[] {-30f, -90f}),
            Curve.EMPTY,
            List.of(5_000L, 9_000L),
            List.of(Span.of(0, 400)),
            List.of(),
            List.of(Span.of(30_000, 32_000)),
            List.of(Span.of(450, 1_250)),
            List.of(Span.of(40_000, 45_000)),
            Movement.of(levels()),
            Chat.NONE),
        new Transcript(
            "en",
            List.of(
                new Word("Ask", Span.of(500, 800), 0.98),
                new Word("not.", Span.of(900, 1_200), 0.75))));
  }
}
