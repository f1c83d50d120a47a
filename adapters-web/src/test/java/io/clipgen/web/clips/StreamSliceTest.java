package io.clipgen.web.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.testing.StreamedClip;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.clips.Clip;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSliceTest {

  private static final StreamedClip house = new StreamedClip();

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(house.order, house.open, house.preview, house.watch, house.delete);

  private final Caller owner = web.clipper();
  private final Clip clip = house.clip(owner.party(), 11_000);

  /// An opened stream: what its master playlist's address begins with, and the cookie.
  private record Ticket(String root, String cookie, Answer opened) {}

  @Test
  void a_stream_is_ordered_made_and_opened() {
    String path = "/api/v1/clips/" + clip.id().text() + "/stream";
    assertThat(web.as(owner).get(path).at("state")).isEqualTo("none");

    Answer ordered = web.as(owner).post(path);

    assertThat(ordered.status()).isEqualTo(202);
    assertThat(ordered.at("state")).isEqualTo("pending");
    assertThat(ordered.at("job")).startsWith("job_");
    house.jobs.run(house.make);
    assertThat(web.as(owner).post(path).status()).isEqualTo(200);
    Answer opened = web.as(owner).get(path);
    assertThat(opened.at("state")).isEqualTo("ready");
    assertThat(opened.at("lengthMs")).isEqualTo("11000");
    assertThat(opened.at("preview")).isEqualTo("false");
    assertThat(opened.at("qualities.0.name")).isEqualTo("1080p");
    assertThat(opened.header("Cache-Control")).contains("private, no-store");
    assertThat(opened.header("Set-Cookie").orElseThrow())
        .containsIgnoringCase("; httponly")
        .contains("SameSite=Strict", "Path=/api/v1/streams/", "Max-Age=")
        .doesNotContainIgnoringCase("; secure");
  }

  @Test
  void behind_a_proxy_that_encrypts_the_cookie_is_sent_encrypted_only() {
    try (WebSlice proxied =
        WebSlice.configured(
            Map.of("clipgen.public-address", "https://clips.example"),
            house.order,
            house.open,
            house.preview,
            house.watch,
            house.delete)) {
      Caller viewer = proxied.clipper();
      Clip watched = house.clip(viewer.party(), 8_000);
      house.stream(viewer, watched);
      assertThat(
              proxied
                  .as(viewer)
                  .get("/api/v1/clips/" + watched.id().text() + "/stream")
                  .header("Set-Cookie")
                  .orElseThrow())
          .containsIgnoringCase("; secure");
    }
  }

  @Test
  void the_playlists_lead_to_every_byte() {
    Ticket ticket = opened(owner);
    Answer master = get(ticket, "master.m3u8");
    assertThat(master.header("Content-Type").orElseThrow())
        .startsWith("application/vnd.apple.mpegurl");
    assertThat(master.text())
        .startsWith("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n")
        .contains(
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\"",
            "URI=\"sound.m3u8\"",
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\"",
            "CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1920x1080,FRAME-RATE=30.000,AUDIO=\"sound\",SUBTITLES=\"captions\"\n1080p.m3u8");
    // 100 bytes in 3 s are the peak of the pictures and of the sound.
    assertThat(master.text()).contains("BANDWIDTH=534,AVERAGE-BANDWIDTH=438,");
    for (String name : new String[] {"1080p", "720p", "480p", "360p", "sound"}) {
      Answer media = get(ticket, name + ".m3u8");
      assertThat(media.text())
          .contains("#EXT-X-MAP:URI=\"" + name + "/header.mp4\"")
          .endsWith("#EXT-X-ENDLIST\n");
      assertThatNoSegmentIsLongerThanSaid(media.text());
      Map<String, String> segments = segments(media.text());
      assertThat(segments.values()).containsExactly("4.000", "4.000", "3.000");
      segments.keySet().forEach(uri -> assertThat(get(ticket, uri).text()).hasSize(100));
      assertThat(get(ticket, name + "/header.mp4").text()).isEqualTo("hhhhhhhhhh");
    }
    assertThatNoSegmentIsLongerThanSaid(get(ticket, "captions.m3u8").text());
    assertThat(get(ticket, "captions.vtt").text())
        .startsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n")
        .contains("Early.", "Late.");
    assertThat(get(ticket, "storyboard.vtt").text())
        .contains(
            "00:00:10.000 --> 00:00:11.000\nstoryboard.jpg#xywh=0,90,160,90",
            "00:00:09.000 --> 00:00:10.000\nstoryboard.jpg#xywh=1440,0,160,90");
    assertThat(get(ticket, "storyboard.jpg").text()).isEqualTo("sheet");
    assertThat(get(ticket, "poster.jpg").text()).isEqualTo("poster");
  }

  @Test
  void a_segment_is_sent_in_parts_and_kept_by_the_viewers_browser_alone() {
    Ticket ticket = opened(owner);
    Answer part = get(ticket, "720p/1.m4s", "bytes=10-19");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("1111111111");
    assertThat(part.header("Content-Range")).contains("bytes 10-19/100");
    assertThat(part.header("Content-Type")).contains("video/mp4");
    assertThat(part.header("Cache-Control").orElseThrow())
        .matches("private, max-age=\\d+, immutable");
    assertThat(part.header("Content-Disposition")).isEmpty();
    assertThat(get(ticket, "720p/1.m4s", "bytes=100-").status()).isEqualTo(416);
    assertThat(get(ticket, "sound/0.m4s").header("Content-Type")).contains("audio/mp4");
    String etag = part.header("ETag").orElseThrow();
    Answer again =
        web.anonymous()
            .send(
                ticket.root() + "720p/1.m4s",
                request -> request.header("Cookie", ticket.cookie()).header("If-None-Match", etag));
    assertThat(again.status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "720p/3.m4s",
        "720p/-1.m4s",
        "720p/99999999999.m4s",
        "720p/1",
        "720p/x.m4s",
        "240p/0.m4s",
        "240p.m3u8",
        "720p",
        "..%2f720p.m3u8",
        "720p.mp4"
      })
  void what_is_not_in_the_stream_is_not_found(String name) {
    assertThat(get(opened(owner), name).status()).isEqualTo(404);
  }

  @Test
  void addresses_that_were_changed_or_passed_on_are_refused() {
    Ticket mine = opened(owner);
    String file = mine.root() + "720p/0.m4s";
    Answer passedOn = web.anonymous().get(file);
    assertThat(passedOn.status()).isEqualTo(403);
    assertThat(passedOn.at("type")).isEqualTo("urn:clipgen:problem:stream-pass-refused");
    Caller brand = web.client();
    house.transactions.run(() -> house.clips.share(clip.id(), brand.party()));
    Ticket theirs = open(brand);
    assertThat(get(new Ticket(mine.root(), theirs.cookie(), mine.opened()), "master.m3u8").status())
        .isEqualTo(403);
    String changed = mine.root().replaceFirst("streams/A.", "streams/AB");
    assertThat(get(new Ticket(changed, mine.cookie(), mine.opened()), "master.m3u8").status())
        .isEqualTo(403);
    assertThat(get(theirs, "720p/0.m4s").status()).isEqualTo(200);
  }

  @Test
  void addresses_expire() {
    Ticket ticket = opened(owner);
    var now = house.clock.now();
    house.clock.set(now.plusSeconds(3600));
    Answer late = get(ticket, "master.m3u8");
    house.clock.set(now);
    assertThat(late.status()).isEqualTo(403);
    assertThat(late.at("type")).isEqualTo("urn:clipgen:problem:stream-pass-expired");
  }

  @Test
  void a_preview_ends_where_its_owner_wants_and_shows_no_more_by_any_address() {
    opened(owner);
    Caller stranger = web.client();
    String path = "/api/v1/clips/" + clip.id().text() + "/stream";
    assertThat(web.as(stranger).get(path).status()).isEqualTo(404);
    assertThat(web.as(stranger).post(path).status()).isEqualTo(404);
    assertThat(preview(stranger, "{\"seconds\":60}").status()).isEqualTo(404);
    assertThat(preview(owner, "{\"seconds\":3}").status()).isEqualTo(400);
    assertThat(preview(owner, "{\"seconds\":8}").at("previewSeconds")).isEqualTo("8");

    Ticket ticket = open(stranger);

    assertThat(ticket.opened().at("preview")).isEqualTo("true");
    assertThat(ticket.opened().at("lengthMs")).isEqualTo("8000");
    assertThat(segments(get(ticket, "360p.m3u8").text())).hasSize(2);
    assertThat(segments(get(ticket, "sound.m3u8").text())).hasSize(2);
    assertThat(get(ticket, "360p/1.m4s").status()).isEqualTo(200);
    assertThat(get(ticket, "360p/2.m4s").status()).isEqualTo(404);
    assertThat(get(ticket, "sound/2.m4s").status()).isEqualTo(404);
    assertThat(get(ticket, "storyboard.jpg").status()).isEqualTo(404);
    assertThat(get(ticket, "captions.vtt").text()).contains("Early.").doesNotContain("Late.");
    assertThat(preview(owner, "{}").status()).isEqualTo(200);
    assertThat(web.as(stranger).get(path).status()).isEqualTo(404);
  }

  private Answer preview(Caller caller, String json) {
    return web.as(caller)
        .send(
            "/api/v1/clips/" + clip.id().text() + "/stream/preview",
            request ->
                request
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  private Ticket opened(Caller caller) {
    house.stream(owner, clip);
    return open(caller);
  }

  private Ticket open(Caller caller) {
    Answer opened = web.as(caller).get("/api/v1/clips/" + clip.id().text() + "/stream");
    String url = opened.at("url");
    return new Ticket(
        url.substring(0, url.length() - "master.m3u8".length()),
        opened.header("Set-Cookie").orElseThrow().split(";")[0],
        opened);
  }

  private static Answer get(Ticket ticket, String name) {
    return web.anonymous()
        .send(ticket.root() + name, request -> request.header("Cookie", ticket.cookie()));
  }

  private static Answer get(Ticket ticket, String name, String range) {
    return web.anonymous()
        .send(
            ticket.root() + name,
            request -> request.header("Cookie", ticket.cookie()).header("Range", range));
  }

  private static void assertThatNoSegmentIsLongerThanSaid(String playlist) {
    var target = Pattern.compile("#EXT-X-TARGETDURATION:(\\d+)").matcher(playlist);
    assertThat(target.find()).isTrue();
    assertThat(Pattern.compile("#EXTINF:([\\d.]+)").matcher(playlist).results())
        .isNotEmpty()
        .allMatch(each -> Double.parseDouble(each.group(1)) <= Integer.parseInt(target.group(1)));
  }

  /// Address to length.
  private static Map<String, String> segments(String playlist) {
    Map<String, String> segments = new TreeMap<>();
    Pattern.compile("#EXTINF:([\\d.]+),\n(.+)\n")
        .matcher(playlist)
        .results()
        .forEach(each -> segments.put(each.group(2), each.group(1)));
    return segments;
  }
}
