package io.clipgen.bootstrap.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.usecase.OrderStream;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.shared.Transactions;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rung;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.ClipId;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What this machine's FFmpeg makes is played by hls.js in Chromium, from a whole installation.
class PlaybackTest {

  private static final Path SHORT = Path.of("../adapters-media/samples/short.mp4");
  private static final String CAPTIONS =
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nEarly.\n\n00:00:07.000 --> 00:00:07.500\nLate.\n\n";

  @TempDir Path folder;

  @Test
  void a_stream_plays_seeks_changes_its_quality_and_has_captions_in_a_browser() throws Exception {
    var browser = Browser.program();
    Assumptions.assumeTrue(
        browser.isPresent(),
        "there is no Chromium on the PATH: install the package chromium to have streams played");
    try (World world =
            World.open(
                Map.of(
                    "micronaut.server.port",
                    "-1",
                    "clipgen.cache",
                    Path.of("target/native").toAbsolutePath().toString()));
        NettyEmbeddedServer server = world.get(NettyEmbeddedServer.class).start()) {
      Caller owner = world.clipper();
      ClipId clip = streamed(world, owner);
      String page =
          Screen.resource("player.html")
              .replace("$TOKEN", world.get(AccessTokens.class).issue(owner.party()))
              .replace("$STREAM", "/api/v1/clips/" + clip.text() + "/stream");
      try (Screen screen = Screen.open(server.getURI(), page);
          Browser _ =
              Browser.open(
                  browser.get(), Files.createDirectory(folder.resolve("b")), screen.address())) {
        assertThatItPlayed(
            new JsonMapper().readTree(screen.report().get(60, TimeUnit.SECONDS)), screen);
      }
    }
  }

  private static void assertThatItPlayed(JsonNode report, Screen screen) {
    assertThat(report.path("error").asText()).as(screen.requests().toString()).isEmpty();
    assertThat(report.path("errors")).isEmpty();
    assertThat(report.path("levels")).hasSize(2);
    for (JsonNode level : report.path("levels")) {
      assertThat(level.path("codecs").asText()).matches("avc1\\.6400[0-9a-f]{2},mp4a\\.40\\.2");
    }
    assertThat(List.of(report.path("before").asInt(), report.path("after").asInt()))
        .containsExactlyInAnyOrder(180, 90);
    assertThat(report.path("sought").asDouble()).isGreaterThan(6.3);
    assertThat(report.path("ended").asDouble()).isCloseTo(8, within(0.3));
    assertThat(report.path("caption").asText()).isEqualTo("Early.");
    assertThat(report.path("captionAt").asDouble()).isCloseTo(1, within(0.1));
    assertThat(report.path("sound").asInt()).isEqualTo(1);
    assertThat(screen.requests()).allMatch(request -> request.startsWith("GET 20"));
  }

  /// A clip of the short sample with two qualities, smaller than a ladder would have.
  private ClipId streamed(World world, Caller owner) throws Exception {
    BlobStore files = world.get(BlobStore.class);
    ClipId clip = world.clip(owner.party(), world.video(owner));
    MediaStream ordered = world.get(OrderStream.class).handle(owner, clip);
    files.put(
        new BlobKey(ordered.captions().orElseThrow()),
        new ByteArrayInputStream(CAPTIONS.getBytes(StandardCharsets.UTF_8)));
    var info = world.get(MediaProber.class).probe(SHORT);
    var ladder =
        new Ladder(
            List.of(new Rung(new FrameSize(320, 180), 200), new Rung(new FrameSize(160, 90), 100)),
            25,
            true);
    var order =
        new Transcoder.Order(
            "str",
            new BlobKey(ordered.source()),
            Files.copy(SHORT, folder.resolve("media")),
            info,
            ladder,
            ordered.files());
    var made = world.get(Transcoder.class).transcode(order, Meter.NONE);
    var content =
        StreamContent.of(ladder, made, Storyboard.of(info.picture(), info.durationMs()), true);
    world
        .get(Transactions.class)
        .run(() -> world.get(Streams.class).save(ordered.in(new MediaStream.State.Ready(content))));
    return clip;
  }
}
