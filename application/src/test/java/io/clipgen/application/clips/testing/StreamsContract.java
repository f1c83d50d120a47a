package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every keeper of streams keeps to.
public abstract class StreamsContract {

  private static final Rendition PICTURE =
      new Rendition(
          "360p",
          Optional.of(new FrameSize(640, 360)),
          "avc1.64001e",
          867,
          List.of(new Rendition.Segment(4_000, 90_000), new Rendition.Segment(1_333, 20_000)));
  private static final Rendition SOUND =
      new Rendition(
          "sound",
          Optional.empty(),
          "mp4a.40.2",
          777,
          List.of(new Rendition.Segment(5_333, 80_000)));
  private static final StreamContent CONTENT =
      new StreamContent(
          List.of(PICTURE),
          Optional.of(SOUND),
          29.97,
          Optional.of(new Storyboard(new FrameSize(160, 90), 6, 6, 1_000)),
          true);

  /// Empty.
  protected abstract Streams streams();

  protected abstract Transactions transactions();

  @Test
  void a_stream_comes_back_as_it_is_from_order_to_end() {
    Streams streams = streams();
    MediaStream ordered = stream(1, "clp_a");
    transactions().run(() -> streams.add(ordered));
    assertThat(streams.find(ordered.id())).contains(ordered);
    assertThat(streams.findOf("clp_a")).contains(ordered);
    for (MediaStream later :
        List.of(
            ordered.planned(List.of("360p", "sound")).transcodedTo(List.of(PICTURE, SOUND)),
            ordered
                .transcodedTo(List.of(PICTURE, SOUND))
                .in(new MediaStream.State.Ready(CONTENT))
                .previewedFor(Optional.of(Duration.ofSeconds(60))),
            ordered.in(
                new MediaStream.State.Ready(
                    new StreamContent(
                        List.of(PICTURE), Optional.empty(), 25, Optional.empty(), false))),
            ordered
                .in(new MediaStream.State.Ready(CONTENT))
                .captionedBy("clips/job_2/1.vtt", false),
            ordered.in(new MediaStream.State.Failed("The disk is full.")))) {
      assertThat(transactions().call(() -> streams.save(later))).isTrue();
      assertThat(streams.find(ordered.id())).contains(later);
      assertThat(transactions().call(() -> streams.hold(ordered.id()))).contains(later);
    }
  }

  @Test
  void a_thing_has_one_stream_at_a_time() {
    Streams streams = streams();
    MediaStream first = stream(3, "clp_b");
    MediaStream second = stream(4, "clp_b");
    transactions().run(() -> streams.add(first));
    assertThatThrownBy(() -> transactions().run(() -> streams.add(second)))
        .isInstanceOf(RuntimeException.class);
    transactions()
        .run(
            () -> {
              streams.remove(first.id());
              streams.add(second);
            });
    assertThat(streams.findOf("clp_b")).contains(second);
    assertThat(transactions().call(() -> streams.save(first))).isFalse();
    assertThat(streams.find(first.id())).isEmpty();
    assertThat(transactions().call(() -> streams.hold(first.id()))).isEmpty();
  }

  private static MediaStream stream(int number, String subject) {
    return new MediaStream(
        new StreamId(Footage.uuid(number)),
        subject,
        Footage.party(9),
        new JobId(Footage.uuid(number + 100)),
        "clips/job_1/1.mp4",
        "v1",
        Optional.of("clips/job_1/1.vtt"),
        Optional.empty(),
        List.of(),
        List.of(),
        new MediaStream.State.Pending(),
        Footage.NOON);
  }
}
