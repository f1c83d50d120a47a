package io.clipgen.web.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.InMemoryUploads;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.TempWorkFolders;
import io.clipgen.application.clips.usecase.BeginUpload;
import io.clipgen.application.clips.usecase.ContinueUpload;
import io.clipgen.application.clips.usecase.EndUpload;
import io.clipgen.application.clips.usecase.SeeUpload;
import io.clipgen.application.clips.usecase.TakeUpload;
import io.clipgen.application.clips.usecase.UploadPolicy;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The requests are those that tus-js-client sends.
class UploadSliceTest {

  private static final int LARGEST = 64 << 20;
  private static final String UPLOADS = "/api/v1/uploads";
  private static final String BYTES = "application/offset+octet-stream";

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final InMemoryUploads uploads = new InMemoryUploads(transactions);
  private static final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private static final InMemoryClips clips = new InMemoryClips(transactions);
  private static final InMemoryBlobStore files = new InMemoryBlobStore();
  private static final TempWorkFolders folders = new TempWorkFolders();
  private static final FakeJobs jobs = new FakeJobs();
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final TakeUpload take =
      new TakeUpload(
          uploads,
          folders,
          new PaperStudio().pipeline(),
          files,
          videos,
          clips,
          transactions,
          clock);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.configured(
          Map.of("micronaut.server.max-request-size", 2L << 30),
          new BeginUpload(uploads, new Plan(), UploadPolicy.DEFAULT, transactions, clock, ids),
          new ContinueUpload(
              uploads,
              files,
              clips,
              folders,
              jobs,
              UploadPolicy.DEFAULT,
              transactions,
              clock,
              InstantSource.system(),
              ids),
          new SeeUpload(uploads, clock),
          new EndUpload(uploads, clips, jobs, transactions));

  private final Caller brand = web.client();

  private static HttpRequest.Builder tus(HttpRequest.Builder request) {
    return request.header("Tus-Resumable", "1.0.0").timeout(Duration.ofSeconds(20));
  }

  private Answer create(long length, String metadata) {
    return web.as(brand)
        .send(
            UPLOADS,
            request ->
                tus(request)
                    .header("Upload-Length", Long.toString(length))
                    .header("Upload-Metadata", metadata)
                    .POST(BodyPublishers.noBody()));
  }

  private String created(long length) {
    return create(length, "filename bXkgdGFsay5tcDQ=,filetype dmlkZW8vbXA0")
        .header("Location")
        .orElseThrow();
  }

  private Answer patch(String upload, long from, byte[] bytes, String... headers) {
    return web.as(brand)
        .send(
            upload,
            request -> {
              tus(request)
                  .header("Upload-Offset", Long.toString(from))
                  .header("Content-Type", BYTES);
              if (headers.length > 0) {
                request.headers(headers);
              }
              return request.method("PATCH", BodyPublishers.ofByteArray(bytes));
            });
  }

  private Answer head(Caller caller, String upload) {
    return web.as(caller).send(upload, request -> tus(request).HEAD());
  }

  private long offset(String upload) {
    return Long.parseLong(head(brand, upload).header("Upload-Offset").orElseThrow());
  }

  private static byte[] film() {
    return Arrays.copyOf(PaperStudio.video(60_000), 3_000);
  }

  @Test
  void a_file_goes_up_in_chunks_and_becomes_a_video_with_the_same_id() {
    byte[] film = film();
    Answer created = create(film.length, "filename bXkgdGFsay5tcDQ=,filetype dmlkZW8vbXA0");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Tus-Resumable")).contains("1.0.0");
    assertThat(created.header("Upload-Expires")).contains("Tue, 24 Nov 2026 12:00:00 GMT");
    String upload = created.header("Location").orElseThrow();
    for (int from = 0; from < film.length; from += 1_000) {
      Answer sent = patch(upload, from, Arrays.copyOfRange(film, from, from + 1_000));
      assertThat(sent.status()).isEqualTo(204);
      assertThat(sent.header("Upload-Offset")).contains(Integer.toString(from + 1_000));
      assertThat(sent.header("Upload-Expires")).isPresent();
    }
    assertThat(web.as(brand).get(upload).at("state")).isEqualTo("complete");
    jobs.run(take);
    Answer taken = web.as(brand).get(upload);
    assertThat(taken.at("state")).isEqualTo("taken");
    assertThat(taken.header("Tus-Resumable")).contains("1.0.0");
    var video = videos.find(SourceVideoId.parse(taken.at("id"))).orElseThrow();
    assertThat(video.title()).isEqualTo("my talk");
    assertThat(upload).endsWith("/" + video.id().text());
    // A client that missed the last answer asks, and is done.
    assertThat(offset(upload)).isEqualTo(film.length);
  }

  @Test
  void a_connection_that_is_cut_loses_nothing_that_had_arrived() throws Exception {
    byte[] film = film();
    String upload = created(film.length);
    Instant patience = Instant.now().plusSeconds(20);
    int lent = folders.lent().size();
    URI server = web.context().getBean(EmbeddedServer.class).getURI();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      String request =
          "PATCH %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(upload, web.tokens().issue(brand.party()), BYTES, film.length);
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.write(film, 0, 1_234);
      out.flush();
      while (folders.lent().size() == lent) {
        assertThat(Instant.now()).isBefore(patience);
        Thread.sleep(5);
      }
    }
    while (offset(upload) < 1_234) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(5);
    }
    assertThat(patch(upload, 1_234, Arrays.copyOfRange(film, 1_234, film.length)).status())
        .isEqualTo(204);
    jobs.run(take);
    assertThat(web.as(brand).get(upload).at("state")).isEqualTo("taken");
  }

  @Test
  void head_says_where_to_go_on_and_is_never_cached() {
    String upload = created(100);
    Answer head = head(brand, upload);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Upload-Offset")).contains("0");
    assertThat(head.header("Upload-Length")).contains("100");
    assertThat(head.header("Upload-Metadata"))
        .contains("filename bXkgdGFsay5tcDQ=,filetype dmlkZW8vbXA0");
    assertThat(head.header("Cache-Control")).contains("no-store");
  }

  @Test
  void bytes_from_elsewhere_are_refused_and_the_connection_lives_on() {
    String upload = created(LARGEST);
    Answer refused = patch(upload, 7, new byte[8 << 20]);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("field")).isEqualTo("Upload-Offset");
    assertThat(refused.header("Tus-Resumable")).contains("1.0.0");
    assertThat(offset(upload)).isZero();
  }

  @Test
  void what_does_not_speak_the_protocol_is_told_so() {
    String upload = created(10);
    Answer version =
        web.as(brand)
            .send(
                upload,
                request ->
                    request
                        .header("Tus-Resumable", "0.2.2")
                        .header("Upload-Offset", "0")
                        .header("Content-Type", BYTES)
                        .method("PATCH", BodyPublishers.ofString("x")));
    assertThat(version.status()).isEqualTo(412);
    assertThat(version.header("Tus-Version")).contains("1.0.0");
    for (String type : new String[] {"application/octet-stream", "application/json"}) {
      Answer unread =
          web.as(brand)
              .send(
                  upload,
                  request ->
                      tus(request)
                          .header("Upload-Offset", "0")
                          .header("Content-Type", type)
                          .method("PATCH", BodyPublishers.ofString("x")));
      assertThat(unread.status()).isEqualTo(415);
    }
    assertThat(patch(upload, 0, new byte[11]).status()).isEqualTo(413);
    assertThat(offset(upload)).isZero();
    assertThat(create(LARGEST + 1, "a").status()).isEqualTo(413);
    Answer options =
        web.as(brand).send(UPLOADS, request -> request.method("OPTIONS", BodyPublishers.noBody()));
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Tus-Version")).contains("1.0.0");
    assertThat(options.header("Tus-Extension").orElseThrow()).contains("creation", "termination");
    assertThat(options.header("Tus-Max-Size")).contains(Integer.toString(LARGEST));
  }

  @Test
  void a_checksum_that_does_not_hold_has_a_status_of_its_own() throws Exception {
    byte[] bytes = "twelve bytes".getBytes(StandardCharsets.UTF_8);
    String upload = created(100);
    String right =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
    Answer wrong = patch(upload, 0, bytes, "Upload-Checksum", "sha1 AAAA");
    assertThat(wrong.status()).isEqualTo(460);
    assertThat(wrong.at("type")).endsWith("checksum-mismatch");
    assertThat(patch(upload, 0, bytes, "Upload-Checksum", "crc99 AAAA").status()).isEqualTo(400);
    assertThat(offset(upload)).isZero();
    assertThat(patch(upload, 0, bytes, "Upload-Checksum", "sha1 " + right).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename Zm9v,filename YmFy",
        "filename Zm9v,,a",
        "filename ***",
        "filename gICA"
      })
  void metadata_that_does_not_keep_to_its_form_is_refused(String metadata) {
    Answer refused = create(10, metadata);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("field")).isEqualTo("Upload-Metadata");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "-1", "1e3", "99999999999999999999"})
  void a_length_that_is_none_is_refused(String length) {
    Answer refused =
        web.as(brand)
            .send(
                UPLOADS,
                request ->
                    tus(request).header("Upload-Length", length).POST(BodyPublishers.noBody()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("field")).isEqualTo("Upload-Length");
  }

  @Test
  void the_first_bytes_may_come_along_and_a_method_may_be_named_by_a_header() {
    byte[] film = film();
    Answer created =
        web.as(brand)
            .send(
                UPLOADS,
                request ->
                    tus(request)
                        .header("Upload-Length", Integer.toString(film.length))
                        .header("Content-Type", BYTES)
                        .POST(BodyPublishers.ofByteArray(film, 0, 1_000)));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Upload-Offset")).contains("1000");
    String upload = created.header("Location").orElseThrow();
    Answer more =
        web.as(brand)
            .send(
                upload,
                request ->
                    tus(request)
                        .header("X-HTTP-Method-Override", "PATCH")
                        .header("Upload-Offset", "1000")
                        .header("Content-Type", BYTES)
                        .POST(BodyPublishers.ofByteArray(film, 1_000, 500)));
    assertThat(more.status()).isEqualTo(204);
    assertThat(offset(upload)).isEqualTo(1_500);
    assertThat(web.as(brand).send(upload, request -> tus(request).DELETE()).status())
        .isEqualTo(204);
    assertThat(head(brand, upload).status()).isEqualTo(404);
  }

  @Test
  void others_find_nothing_there_and_what_is_over_is_gone() {
    String upload = created(100);
    Caller other = web.client();
    assertThat(head(other, upload).status()).isEqualTo(404);
    assertThat(web.as(other).get(upload).status()).isEqualTo(404);
    assertThat(web.as(other).send(upload, request -> tus(request).DELETE()).status())
        .isEqualTo(404);
    Instant now = clock.now();
    clock.advance(Duration.ofDays(3));
    try {
      assertThat(head(brand, upload).status()).isEqualTo(410);
      assertThat(patch(upload, 0, new byte[1]).status()).isEqualTo(410);
    } finally {
      clock.set(now);
    }
  }

  private static final class Plan implements Limits {

    @Override
    public long maxUploadBytes(PartyId party) {
      return LARGEST;
    }

    @Override
    public int maxClipsPerVideo(PartyId party) {
      return 20;
    }

    @Override
    public int maxImportsAtOnce(PartyId party) {
      return 5;
    }

    @Override
    public int maxOrdersAtOnce(PartyId party) {
      return 5;
    }

    @Override
    public boolean watermark(PartyId party) {
      return false;
    }
  }
}
