package io.clipgen.media.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.RemoteFilesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFilesTest extends RemoteFilesContract {

  private static final Consumer<Path> NO_LOOK = _ -> {};

  private HttpFiles.Patience patience =
      new HttpFiles.Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), 1_000);

  @TempDir Path here;

  private final HttpServerOnPaper server = new HttpServerOnPaper();
  private final List<String> lookedUp = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Override
  protected RemoteFiles remote() {
    return remote(NO_LOOK);
  }

  private RemoteFiles remote(Consumer<Path> firstLook) {
    return new HttpFiles(new AddressRules(true), this::resolve, patience, firstLook);
  }

  /// Every name is this machine, but those that are said to be elsewhere; `rebound` is this machine
  /// when it is looked up first and somewhere else ever after.
  private List<InetAddress> resolve(String host) throws UnknownHostException {
    lookedUp.add(host);
    return switch (host) {
      case "inner.example" -> List.of(InetAddress.ofLiteral("10.0.0.1"));
      case "metadata.example" -> List.of(InetAddress.ofLiteral("169.254.169.254"));
      case "both.example" ->
          List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("192.168.0.1"));
      case "rebound.example" ->
          List.of(InetAddress.ofLiteral(lookedUp.size() == 1 ? "127.0.0.1" : "10.0.0.1"));
      case "unknown.example" -> throw new UnknownHostException(host);
      case "films.example" -> List.of(InetAddress.ofLiteral("127.0.0.1"));
      default -> List.of(InetAddress.ofLiteral(host));
    };
  }

  @Override
  protected String serve(String path, byte[] content) {
    return server.answer(
        path, "HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n", content);
  }

  @Override
  protected String slow(String address) {
    return server.answer("/slow", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", new byte[1]);
  }

  private String answer(String head, String body) {
    return server.answer(
        "/x.mp4", head.replace("\n", "\r\n"), body.getBytes(StandardCharsets.UTF_8));
  }

  private RemoteFiles.Fetched fetch(String address) throws InterruptedException, IOException {
    Path target = here.resolve("file");
    Files.deleteIfExists(target);
    return remote().fetch(address, target, 1 << 20, Meter.NONE);
  }

  private void assertRefused(String address, String why) {
    assertThatThrownBy(() -> fetch(address))
        .isInstanceOf(UnusableMedia.class)
        .hasMessageContaining(why);
  }

  @Test
  void redirects_are_followed_and_the_last_gives_the_name() throws Exception {
    String film = serve("/films/talk.mp4", "video".getBytes(StandardCharsets.UTF_8));
    String relative =
        server.answer("/a", "HTTP/1.1 302 Found\r\nLocation: films/talk.mp4\r\n\r\n", new byte[0]);
    String absolute =
        server.answer(
            "/b", "HTTP/1.1 307 Temporary\r\nlocation: " + relative + "\r\n\r\n", new byte[0]);
    assertThat(fetch(absolute).name()).isEqualTo("talk.mp4");
    assertThat(server.asked()).containsExactly("/b", "/a", "/films/talk.mp4");
    assertThat(fetch(film).bytes()).isEqualTo(5);
  }

  @Test
  void nothing_leads_into_a_network_that_is_not_public() {
    for (String host :
        List.of(
            "inner.example", "metadata.example", "both.example", "10.0.0.1", "[::ffff:a00:1]")) {
      assertRefused("http://" + host + ":8080/x.mp4", "not public");
      String redirect = answer("HTTP/1.1 301 Moved\nLocation: http://" + host + ":8080/x\n\n", "");
      assertRefused(redirect, "not public");
    }
    assertRefused(answer("HTTP/1.1 302 Found\nLocation: file:///etc/passwd\n\n", ""), "https");
    assertRefused(answer("HTTP/1.1 302 Found\nLocation: https://2130706433/\n\n", ""), "must");
    assertRefused(answer("HTTP/1.1 302 Found\nLocation: http://a b/\n\n", ""), "cannot be read");
    assertRefused("http://unknown.example:8080/", "no server of that name");
  }

  @Test
  void a_name_is_looked_up_once_and_what_was_checked_is_contacted() throws Exception {
    String address = serve("/x.mp4", new byte[10]).replace("127.0.0.1", "rebound.example");
    fetch(address);
    assertThat(lookedUp).containsExactly("rebound.example");
    assertThat(server.hosts()).allMatch(host -> host.startsWith("rebound.example:"));
    assertRefused(address, "not public");
  }

  @Test
  void addresses_that_lead_in_circles_end() {
    String circle = server.answer("/c", "HTTP/1.1 302 Found\r\nLocation: /c\r\n\r\n", new byte[0]);
    assertRefused(circle, "without end");
    assertThat(server.asked()).hasSize(6);
  }

  @Test
  void pieces_are_put_together() throws Exception {
    String address =
        answer(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n",
            "3\r\nvid\r\n2;x=y\r\neo\r\n0\r\n\r\n");
    assertThat(fetch(address).bytes()).isEqualTo(5);
    assertThat(here.resolve("file")).hasContent("video");
  }

  @Test
  void a_body_without_end_stops_at_the_limit() {
    server.endless("/endless", "HTTP/1.1 200 OK\r\n\r\n");
    assertRefused(server.address("/endless"), "larger than the 1 MB");
    assertThat(here.resolve("file"))
        .satisfies(f -> assertThat(Files.size(f)).isLessThanOrEqualTo(1 << 20));
    assertRefused(answer("HTTP/1.1 200 OK\nContent-Length: 9999999\n\n", ""), "larger");
    assertRefused(
        answer(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", "fffffff\r\n" + "x".repeat(2 << 20)),
        "larger");
  }

  @Test
  void what_drips_is_given_up() {
    patience = new HttpFiles.Patience(Duration.ofSeconds(60), Duration.ofMillis(400), 1_000);
    server.drip("/drip", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    assertRefused(server.address("/drip"), "too slowly");
    server.drip("/mute", "");
    assertRefused(server.address("/mute"), "too slowly");
  }

  @Test
  void what_breaks_off_may_be_tried_again() {
    for (String address :
        List.of(
            answer("HTTP/1.1 200 OK\nContent-Length: 10\n\n", "video"),
            server.answer(
                "/c",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "5\r\nvid".getBytes(StandardCharsets.UTF_8)),
            server.answer("/d", "HTTP/1.1 503 Busy\r\n\r\n", new byte[0]),
            server.answer("/e", "SSH-2.0-x\r\n", new byte[0]),
            server.answer("/f", "", new byte[0]),
            server.answer("/g", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", new byte[0]),
            server.answer("/h", "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(99_999), new byte[0]),
            server.answer("/i", "HTTP/1.1 200 " + "x".repeat(9_999), new byte[0]))) {
      assertThatThrownBy(() -> fetch(address)).as(address).isInstanceOf(MediaFailure.class);
    }
  }

  @Test
  void packed_bodies_and_answers_without_a_file_are_refused() {
    assertRefused(answer("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n", "x"), "packed");
    assertRefused(
        server.answer("/f", "HTTP/1.1 403 Forbidden\r\n\r\n", new byte[0]), "those it knows");
    assertRefused(
        server.answer("/p", "HTTP/1.1 206 Partial\r\n\r\n", new byte[0]), "does not send");
  }

  @Test
  void its_first_bytes_are_looked_at_before_all_of_it_is_taken() {
    server.endless("/page", "HTTP/1.1 200 OK\r\n\r\n");
    Consumer<Path> look =
        file -> {
          try {
            assertThat(Files.size(file)).isBetween(1L << 16, 1L << 18);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          throw new UnusableMedia("This is a page.");
        };
    Path target = here.resolve("page");
    assertThatThrownBy(
            () -> remote(look).fetch(server.address("/page"), target, Long.MAX_VALUE, Meter.NONE))
        .hasMessage("This is a page.");
  }
}
