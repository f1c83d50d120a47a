package io.clipgen.bootstrap.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.usecase.ClipFile;
import io.clipgen.application.clips.usecase.MakeStream;
import io.clipgen.application.clips.usecase.OrderStream;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What this machine's FFmpeg makes is played by hls.js in Chromium, from a whole installation.
class PlaybackTest {

  private static final Path LONG = Path.of("../adapters-media/samples/sample.mp4");
  private static final Path CACHE = Path.of("target/native").toAbsolutePath();
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
            World.open(Map.of("micronaut.server.port", "-1", "clipgen.cache", CACHE.toString()));
        NettyEmbeddedServer server = world.get(NettyEmbeddedServer.class).start()) {
      Caller owner = world.clipper();
      Path film = film();
      ClipId clip = streamed(world, owner, film);
      String page =
          Screen.resource("player.html")
              .replace("$TOKEN", world.get(AccessTokens.class).issue(owner.party()))
              .replace("$STREAM", "/api/v1/clips/" + clip.text() + "/stream");
      try (Screen screen = Screen.open(server.getURI(), page);
          Browser _ =
              Browser.open(
                  browser.get(), Files.createDirectory(folder.resolve("b")), screen.address())) {
        assertThatItPlayed(
            new JsonMapper().readTree(screen.report().get(60, TimeUnit.SECONDS)),
            world.get(MediaProber.class).probe(film),
            screen);
      }
    }
  }

  private static void assertThatItPlayed(JsonNode report, MediaInfo film, Screen screen) {
    assertThat(report.path("error").asText()).as(screen.requests().toString()).isEmpty();
    assertThat(report.path("errors")).isEmpty();
    assertThat(Ladder.of(film).names()).containsExactly("720p", "480p", "360p", "sound");
    assertThat(report.path("levels"))
        .extracting(level -> level.path("height").asInt())
        .containsExactly(360, 480, 720);
    for (JsonNode level : report.path("levels")) {
      assertThat(level.path("codecs").asText()).matches("avc1\\.6400[0-9a-f]{2},mp4a\\.40\\.2");
    }
    assertThat(report.path("before").asInt()).isEqualTo(360);
    assertThat(report.path("after").asInt()).isEqualTo(720);
    assertThat(report.path("sought").asDouble()).isGreaterThan(6.3);
    assertThat(report.path("ended").asDouble()).isCloseTo(8, within(0.3));
    assertThat(report.path("caption").asText()).isEqualTo("Early.");
    assertThat(report.path("captionAt").asDouble()).isCloseTo(1, within(0.1));
    assertThat(report.path("sound").asInt()).isEqualTo(1);
    assertThat(report.path("poster").path("height").asInt()).isEqualTo(720);
    Storyboard storyboard = Storyboard.of(film.picture(), film.durationMs());
    assertThat(report.path("cues")).hasSize(storyboard.pictures());
    assertThat(report.path("sheet").path("width").asInt())
        .isEqualTo(storyboard.columns() * storyboard.tile().width());
    assertThat(screen.requests()).allMatch(request -> request.startsWith("GET 20"));
  }

  /// A clip whose file is that one, and its stream, made as the job makes it.
  private static ClipId streamed(World world, Caller owner, Path file) throws Exception {
    BlobStore files = world.get(BlobStore.class);
    ClipId id = world.clip(owner.party(), world.video(owner));
    Clip clip = world.get(Clips.class).find(id).orElseThrow();
    try (InputStream content = Files.newInputStream(file)) {
      files.put(ClipFile.VIDEO.of(clip), content);
    }
    files.put(
        ClipFile.CAPTIONS_VTT.of(clip),
        new ByteArrayInputStream(CAPTIONS.getBytes(StandardCharsets.UTF_8)));
    MediaStream ordered = world.get(OrderStream.class).handle(owner, id);
    world
        .get(MakeStream.class)
        .run(ordered.job(), new MakeStream.Order(ordered.id().text()), (_, _) -> {});
    return id;
  }

  /// The beginning of the long sample as it is: 720 lines.
  private Path film() throws Exception {
    Ffmpeg.of("bundled", CACHE).version();
    Path film = folder.resolve("film.mp4");
    try (var unpacked = Files.list(CACHE)) {
      Path libraries =
          unpacked
              .filter(each -> each.getFileName().toString().startsWith("ffmpeg-"))
              .findFirst()
              .orElseThrow();
      ProcessBuilder copy =
          new ProcessBuilder(
                  libraries.resolve("ffmpeg").toString(),
                  "-nostdin",
                  "-v",
                  "error",
                  "-t",
                  "8",
                  "-i",
                  LONG.toString(),
                  "-c",
                  "copy",
                  film.toString())
              .inheritIO();
      copy.environment().put("LD_LIBRARY_PATH", libraries.toString());
      assertThat(copy.start().waitFor()).isZero();
    }
    return film;
  }
}
