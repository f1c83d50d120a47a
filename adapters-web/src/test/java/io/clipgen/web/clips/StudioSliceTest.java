package io.clipgen.web.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClipLibrary;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemoryModelUses;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.InMemoryStreams;
import io.clipgen.application.clips.testing.PaperRemoteFiles;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.PaperTranscoder;
import io.clipgen.application.clips.testing.TempWorkFolders;
import io.clipgen.application.clips.usecase.BringChat;
import io.clipgen.application.clips.usecase.BringTranscript;
import io.clipgen.application.clips.usecase.ClipStreams;
import io.clipgen.application.clips.usecase.DeleteClip;
import io.clipgen.application.clips.usecase.DownloadClip;
import io.clipgen.application.clips.usecase.EditClip;
import io.clipgen.application.clips.usecase.FetchVideo;
import io.clipgen.application.clips.usecase.ImportVideo;
import io.clipgen.application.clips.usecase.MakeClips;
import io.clipgen.application.clips.usecase.OpenStoryboard;
import io.clipgen.application.clips.usecase.OpenStudio;
import io.clipgen.application.clips.usecase.OrderClips;
import io.clipgen.application.clips.usecase.RemakeClip;
import io.clipgen.application.clips.usecase.SeeModelUse;
import io.clipgen.application.clips.usecase.UploadSource;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.testing.SignalsBuilder;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudioSliceTest {

  private static final long LARGEST = 200_000_000L;

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private static final InMemoryClips clips = new InMemoryClips(transactions);
  private static final InMemoryModelUses uses = new InMemoryModelUses(transactions);
  private static final InMemoryBlobStore files = new InMemoryBlobStore();
  private static final TempWorkFolders folders = new TempWorkFolders();
  private static final PaperStudio paper = new PaperStudio();
  private static final PaperRemoteFiles remote = new PaperRemoteFiles();
  private static final FakeJobs jobs = new FakeJobs();
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final Limits limits = new AnyLimits();
  private static final OpenStudio studio = new OpenStudio(videos, clips, files, jobs);
  private static final InMemoryStreams streams = new InMemoryStreams(transactions);
  private static final ClipStreams following =
      new ClipStreams(files, streams, clips, jobs, clock, ids, false);
  private static final MakeClips make =
      new MakeClips(
          folders,
          paper.pipeline(),
          PaperTranscoder.stills(),
          files,
          videos,
          clips,
          clips,
          uses,
          following,
          transactions,
          clock,
          ids);

  private static final InMemoryClipLibrary library = new InMemoryClipLibrary(videos, clips);
  private static final RemakeClip remake =
      new RemakeClip(
          folders,
          paper.pipeline(),
          files,
          videos,
          clips,
          clips,
          clips,
          following,
          limits,
          jobs,
          transactions,
          clock);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.configured(
          Map.of(
              "micronaut.server.max-request-size", 2L << 30,
              "micronaut.server.multipart.max-file-size", 2L << 30),
          new UploadSource(
              folders, paper.pipeline(), files, videos, clips, limits, transactions, clock, ids),
          new ImportVideo(remote, limits, jobs, transactions, ids),
          new BringChat(videos, StudioSliceTest::oneMessageAByte, transactions),
          new BringTranscript(videos, PaperStudio.transcripts(), folders, transactions, 100),
          new OrderClips(videos, clips, limits, jobs, transactions, clock, 1080),
          uses,
          new SeeModelUse(uses, clock),
          library,
          new EditClip(clips, clips, videos, limits, jobs, transactions, clock, ids),
          new DownloadClip(clips, files),
          new OpenStoryboard(videos, files),
          new DeleteClip(clips, files, streams, clips, transactions));

  @AfterEach
  void no_work_folder_is_left() throws InterruptedException {
    for (int i = 0; i < 1_000 && !folders.lent().isEmpty(); i++) {
      Thread.sleep(20);
    }
    assertThat(folders.lent()).isEmpty();
  }

  @Test
  void an_order_says_which_models_it_asked_and_administrators_see_the_sums() {
    Caller brand = web.client();
    String video = upload(brand, "Asked.mp4", PaperStudio.video(60_000)).at("id");
    Answer ordered = order(brand, video, "{\"count\":1,\"length\":15,\"ratio\":\"9:16\"}");
    JobId job = JobId.parse(ordered.at("job"));
    jobs.run(make);
    var placed = clips.findOrder(job).orElseThrow();
    transactions.run(
        () ->
            uses.add(
                placed.job(),
                placed.orderedBy(),
                new ModelUse("paper-model", "highlights", 1_200, 34),
                clock.now()));

    Answer seen = web.as(brand).get("/api/v1/videos/" + video);
    assertThat(seen.at("orders.0.modelUse.0.model")).isEqualTo("paper-model");
    assertThat(seen.at("orders.0.modelUse.0.promptTokens")).isEqualTo("1200");
    assertThat(seen.json().get("orders").get(0).get("remarks").size()).isZero();
    assertThat(web.as(web.admin()).get("/api/v1/admin/model-use").at("models.0.answerTokens"))
        .isEqualTo("34");
    assertThat(web.as(brand).get("/api/v1/admin/model-use").status()).isEqualTo(403);
    assertThat(web.anonymous().get("/prometheus").text())
        .contains("clipgen_model_tokens_total{kind=\"prompt\"} 1200.0");
  }

  @Test
  void a_video_is_uploaded_clips_are_ordered_and_come_with_all_their_files() {
    Caller brand = web.client();
    Answer uploaded = upload(brand, "My talk.mp4", PaperStudio.video(60_000));
    assertThat(uploaded.status()).isEqualTo(201);
    assertThat(uploaded.at("title")).isEqualTo("My talk");
    assertThat(uploaded.at("state")).isEqualTo("usable");
    assertThat(uploaded.at("durationMs")).isEqualTo("60000");
    String video = uploaded.at("id");
    assertThat(uploaded.json().get("quality").size()).isEqualTo(4);
    assertThat(uploaded.at("quality.0.check")).isEqualTo("duration");
    assertThat(uploaded.at("quality.0.value")).isEqualTo("60.0 s");
    assertThat(uploaded.header("Location")).contains("/api/v1/videos/" + video);

    Answer ordered = order(brand, video, "{\"count\":3,\"length\":15,\"ratio\":\"9:16\"}");
    assertThat(ordered.status()).isEqualTo(202);
    assertThat(ordered.header("Location")).contains("/api/v1/jobs/" + ordered.at("job"));
    jobs.run(make);

    Answer library = web.as(brand).get("/api/v1/clips?video=" + video);
    assertThat(library.json().get("items").size()).isEqualTo(3);
    assertThat(library.at("items.0.number")).isEqualTo("1");
    assertThat(library.at("items.0.ratio")).isEqualTo("9:16");
    assertThat(Integer.parseInt(library.at("items.0.score.total"))).isBetween(1, 100);
    for (String file : List.of("video", "thumbnail", "srt", "vtt")) {
      assertThat(web.as(brand).get(library.at("items.0.files." + file)).status()).isEqualTo(200);
    }
    Answer quality = web.as(brand).get("/api/v1/clips/" + library.at("items.0.id") + "/quality");
    assertThat(quality.at("ok")).isEqualTo("true");
    assertThat(quality.at("checks.0.check")).isEqualTo("duration");
    assertThat(quality.at("platforms.0.platform")).isEqualTo("tiktok");
    assertThat(quality.at("platforms.0.fits")).isEqualTo("true");
    Answer looked = web.as(brand).get("/api/v1/videos/" + video);
    assertThat(looked.at("orders.0.state")).isEqualTo("made");
    assertThat(looked.at("orders.0.made")).isEqualTo("3");
    assertThat(looked.json().get("quality").size()).isEqualTo(6);
    assertThat(looked.at("quality.4.check")).isEqualTo("black-frames");
    assertThat(looked.at("quality.5.check")).isEqualTo("loudness");
    assertThat(looked.at("quality.5.sentence")).isNotEmpty();
  }

  @Test
  void what_was_measured_is_there_once_clips_were_made_in_as_many_values_as_asked_for() {
    Caller brand = web.client();
    String video = upload(brand, "talk.mp4", PaperStudio.video(60_000)).at("id");
    String signals = "/api/v1/videos/" + video + "/signals";
    assertThat(web.as(brand).get(signals).status()).isEqualTo(404);
    float[] curve = new float[600];
    Arrays.fill(curve, -30);
    curve[3] = -20.06f;
    Signals found =
        SignalsBuilder.of(60_000)
            .energy(curve)
            .cuts(List.of(20_000L))
            .freezes(Span.of(30_000, 32_000))
            .build();
    transactions.run(
        () ->
            videos.saveAnalysis(
                SourceVideoId.parse(video),
                new Analysis(Footage.MINUTE, found, Transcript.SILENT)));

    Answer measured = web.as(brand).get(signals + "?points=100");

    assertThat(measured.status()).isEqualTo(200);
    assertThat(measured.at("durationMs")).isEqualTo("60000");
    assertThat(measured.at("stepMs")).isEqualTo("600");
    assertThat(measured.json().get("energy").size()).isEqualTo(100);
    assertThat(measured.at("energy.0")).isEqualTo("-20.1");
    assertThat(measured.at("cuts.0")).isEqualTo("20000");
    assertThat(measured.at("scenes.1.endMs")).isEqualTo("60000");
    assertThat(measured.at("freezes.0.startMs")).isEqualTo("30000");
    assertThat(web.as(brand).get(signals + "?points=0").status()).isEqualTo(400);
    assertThat(web.as(web.client()).get(signals).status()).isEqualTo(404);
  }

  @Test
  void small_pictures_of_a_video_are_there_once_clips_were_made_for_who_may_see_it() {
    Caller brand = web.client();
    Caller granted = web.clipper();
    String id = upload(brand, "talk.mp4", PaperStudio.video(60_000)).at("id");
    String video = "/api/v1/videos/" + id;
    Answer early = web.as(brand).get(video + "/storyboard.vtt");
    assertThat(early.status()).isEqualTo(404);
    assertThat(early.at("detail")).contains("are taken when clips of it are made, so order some.");
    order(brand, id, "{\"count\":1,\"length\":15,\"ratio\":\"9:16\"}");
    jobs.run(make);

    Answer times = web.as(brand).get(video + "/storyboard.vtt");
    assertThat(times.text())
        .startsWith("WEBVTT")
        .contains("00:00:59.000 --> 00:01:00.000\nstoryboard.jpg#xywh=1440,450,160,90");
    assertThat(times.header("Content-Type").orElse("")).startsWith("text/vtt");
    Answer sheet = web.as(brand).get(video + "/storyboard.jpg");
    assertThat(sheet.text()).isEqualTo("small pictures");
    assertThat(sheet.header("Content-Type")).contains("image/jpeg");
    for (String file : List.of("/storyboard.vtt", "/storyboard.jpg")) {
      assertThat(web.as(granted).get(video + file).status()).isEqualTo(404);
    }
    transactions.run(() -> videos.grant(SourceVideoId.parse(id), granted.party()));
    assertThat(web.as(granted).get(video + "/storyboard.jpg").status()).isEqualTo(200);
  }

  @Test
  void clips_are_ordered_with_cards_which_an_edit_changes_and_takes_away() {
    Caller clipper = web.clipper();
    String video = upload(clipper, "talk.mp4", PaperStudio.video(60_000)).at("id");
    Answer ordered =
        order(
            clipper,
            video,
            "{\"count\":1,\"length\":15,\"ratio\":\"1:1\",\"intro\":{\"title\":\" Ask first \",\"line\":\"Part 1\"},\"outro\":{\"title\":\"Follow me\",\"seconds\":1.5}}");
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(202);
    jobs.run(make);

    Answer made = web.as(clipper).get("/api/v1/clips?video=" + video);
    assertThat(made.at("items.0.intro.title")).isEqualTo("Ask first");
    assertThat(made.at("items.0.intro.line")).isEqualTo("Part 1");
    assertThat(made.at("items.0.intro.seconds")).isEqualTo("2.0");
    assertThat(made.at("items.0.outro.title")).isEqualTo("Follow me");
    assertThat(made.at("items.0.outro.seconds")).isEqualTo("1.5");
    long shown = number(made, "items.0.endMs") - number(made, "items.0.startMs");
    assertThat(number(made, "items.0.lengthMs")).isEqualTo(shown + 3_500).isLessThan(19_000);

    String clip = "/api/v1/clips/" + made.at("items.0.id");
    Answer edited =
        web.as(clipper)
            .post(
                clip + "/edits",
                "{\"version\":1,\"intro\":{\"title\":\"\"},\"outro\":{\"title\":\"Bye\"}}");
    assertThat(edited.status()).as(edited.text()).isEqualTo(202);
    jobs.run(remake);
    Answer after = web.as(clipper).get(clip);
    assertThat(after.at("intro.title")).isEmpty();
    assertThat(after.at("outro.title")).isEqualTo("Bye");
    assertThat(number(after, "lengthMs")).isEqualTo(shown + 2_000);
    assertThat(web.as(clipper).get(clip + "/recipe").at("treatment.outro.title")).isEqualTo("Bye");
  }

  private static long number(Answer answer, String path) {
    return Long.parseLong(answer.at(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'intro':{'title':'x','seconds':0.4}                                          | intro  | 0.5 to 10 seconds",
        "'intro':{'title':'x','seconds':8.1}                                          | intro  | at most 8.0 seconds",
        "'outro':{'title':'x','seconds':99}                                           | outro  | 0.5 to 10 seconds",
        "'outro':{'title':'LONG'}                                                     | outro  | 80 characters",
        "'intro':{'title':'x','line':'LONG'}                                          | intro  | 80 characters",
        "'intro':{'title':'x','seconds':7},'outro':{'title':'y','seconds':7}          | length | at least 3 seconds",
      })
  void cards_that_break_a_rule_are_refused_by_name(String cards, String field, String rule) {
    Caller clipper = web.clipper();
    String video = upload(clipper, "talk.mp4", PaperStudio.video(60_000)).at("id");
    String json = cards.replace("LONG", "x".repeat(81)).replace('\'', '"');

    Answer refused =
        order(clipper, video, "{\"count\":1,\"length\":15,\"ratio\":\"1:1\"," + json + "}");

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.at("field")).isEqualTo(field);
    assertThat(refused.at("detail")).contains(rule);
  }

  @Test
  void fewer_clips_than_ordered_come_with_the_reason() {
    Caller brand = web.client();
    String video = upload(brand, "short.mp4", PaperStudio.video(20_000)).at("id");
    order(
        brand,
        video,
        "{\"count\":5,\"length\":15,\"ratio\":\"1:1\",\"framing\":\"blur-fill\",\"captionStyle\":\"bold-outline\"}");
    jobs.run(make);
    Answer looked = web.as(brand).get("/api/v1/videos/" + video);
    assertThat(looked.at("orders.0.made")).isEqualTo("1");
    assertThat(looked.at("orders.0.captionStyle")).isEqualTo("bold-outline");
    assertThat(looked.at("orders.0.reasons.0")).contains("1 clip instead of 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "#EXTM3U\nhttp://127.0.0.1/", "video 60000 1920 1080 cut off", "hello"})
  void a_file_that_cannot_be_used_is_refused_in_one_sentence_and_nothing_is_left(String content) {
    int before = files.keys().size();
    Caller brand = web.client();
    Answer refused = upload(brand, "x.mp4", content.getBytes(StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("type")).isEqualTo("urn:clipgen:problem:video-not-usable");
    assertThat(refused.at("detail")).endsWith(".");
    assertThat(refused.at("field")).isEqualTo("file");
    assertThat(files.keys()).hasSize(before);
    assertThat(web.as(brand).get("/api/v1/videos").json().get("items").size()).isZero();
  }

  @Test
  void a_video_is_imported_by_its_address_under_the_id_that_was_told() {
    Caller brand = web.client();
    String url = remote.serve("/films/My-talk.mp4", PaperStudio.video(60_000));
    Answer started = web.as(brand).post("/api/v1/videos/imports", "{\"url\":\"" + url + "\"}");
    assertThat(started.status()).isEqualTo(202);
    assertThat(started.header("Location")).contains("/api/v1/jobs/" + started.at("job"));
    String video = "/api/v1/videos/" + started.at("video");
    assertThat(web.as(brand).get(video).status()).isEqualTo(404);
    jobs.run(
        new FetchVideo(
            folders, remote, paper.pipeline(), files, videos, clips, limits, transactions, clock));
    assertThat(web.as(brand).get(video).at("title")).isEqualTo("My-talk");
    assertThat(web.as(web.client()).get(video).status()).isEqualTo(404);
    for (String body : List.of("{}", "{\"url\":\"http://films.example/x\"}")) {
      Answer refused = web.as(brand).post("/api/v1/videos/imports", body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.at("field")).isEqualTo("url");
    }
  }

  @Test
  void a_form_without_the_file_is_refused() {
    Answer answer =
        web.as(web.client())
            .send(
                "/api/v1/videos",
                request ->
                    request
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(
                            BodyPublishers.ofString(
                                "--b\r\n"
                                    + "Content-Disposition: form-data; name=\"other\"\r\n\r\n"
                                    + "x\r\n"
                                    + "--b--\r\n")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo("file");
    assertThat(answer.at("detail")).startsWith("file must be given");
  }

  @Test
  void a_large_file_is_streamed_and_never_held_in_memory() {
    long size = 190L << 20;
    InputStream content =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream("no video".getBytes(StandardCharsets.UTF_8)),
                    new Zeros(size))));
    System.gc();
    MemoryPoolMXBean old = oldGeneration();
    long before = old.getUsage().getUsed();
    old.resetPeakUsage();
    Answer answer = upload(web.client(), "large.mp4", content);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(old.getPeakUsage().getUsed() - before).isLessThan(size / 4);
  }

  private static MemoryPoolMXBean oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().matches(".*(Tenured|Old).*"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_file_beyond_the_plan_is_refused_with_the_limit() {
    Answer answer = upload(web.client(), "huge.mp4", new Zeros(LARGEST + (5 << 20)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.at("detail")).contains("200 MB");
  }

  @Test
  void of_an_upload_that_breaks_off_nothing_is_left() throws Exception {
    Caller brand = web.client();
    int before = files.keys().size();
    URI base = web.context().getBean(EmbeddedServer.class).getURI();
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("""
          POST /api/v1/videos HTTP/1.1\r
          Host: x\r
          Authorization: Bearer %s\r
          Content-Type: multipart/form-data; boundary=b\r
          Content-Length: 100000\r
          \r
          --b\r
          Content-Disposition: form-data; name="file"; filename="x.mp4"\r
          \r
          video 60000 1920 1080
          """)
              .formatted(web.tokens().issue(brand.party()))
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      awaitLent();
    }
    no_work_folder_is_left();
    assertThat(files.keys()).hasSize(before);
    assertThat(web.as(brand).get("/api/v1/videos").json().get("items").size()).isZero();
  }

  private static void awaitLent() throws InterruptedException {
    for (int i = 0; i < 1_000 && folders.lent().isEmpty(); i++) {
      Thread.sleep(20);
    }
    assertThat(folders.lent()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} gives {1}, {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0     | 206 | bytes 0-0/21   | v",
        "bytes=0-4     | 206 | bytes 0-4/21   | video",
        "bytes=6-      | 206 | bytes 6-20/21  | 15000 1080 1920",
        "bytes=-4      | 206 | bytes 17-20/21 | 1920",
        "bytes=-400    | 206 | bytes 0-20/21  | video 15000 1080 1920",
        "bytes=17-9999 | 206 | bytes 17-20/21 | 1920",
        "bytes=21-     | 416 | bytes */21     | ''",
        "bytes=-0      | 416 | bytes */21     | ''",
        "bytes=0-1,4-5 | 200 | ''             | video 15000 1080 1920",
        "bytes=5-1     | 200 | ''             | video 15000 1080 1920",
        "lines=1-2     | 200 | ''             | video 15000 1080 1920",
      })
  void parts_of_a_file_are_sent_as_asked(
      String range, int status, String contentRange, String body) {
    Caller clipper = web.clipper();
    String file = "/api/v1/clips/" + clip(clipper).text() + "/file";
    Answer answer = web.as(clipper).send(file, request -> request.header("Range", range).GET());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Range").orElse("")).isEqualTo(contentRange);
    assertThat(answer.text()).isEqualTo(body);
    assertThat(answer.header("Accept-Ranges")).contains("bytes");
    assertThat(answer.header("Content-Length")).contains(Integer.toString(body.length()));
  }

  @Test
  void a_part_is_sent_only_of_the_content_that_is_known() {
    Caller clipper = web.clipper();
    String file = "/api/v1/clips/" + clip(clipper).text() + "/file";
    String etag = web.as(clipper).get(file).header("ETag").orElseThrow();
    assertThat(conditional(clipper, file, "If-Range", etag).status()).isEqualTo(206);
    assertThat(conditional(clipper, file, "If-Range", "\"other\"").status()).isEqualTo(200);
    assertThat(conditional(clipper, file, "If-Range", "W/" + etag).status()).isEqualTo(200);
    assertThat(conditional(clipper, file, "If-None-Match", etag).status()).isEqualTo(304);
  }

  @Test
  void a_file_is_not_sent_again_to_who_knows_when_it_was_made() {
    Caller clipper = web.clipper();
    String file = "/api/v1/clips/" + clip(clipper).text() + "/file";
    String made = web.as(clipper).get(file).header("Last-Modified").orElseThrow();
    String before = "Thu, 01 Jan 2015 00:00:00 GMT";
    assertThat(conditional(clipper, file, "If-Modified-Since", made).status()).isEqualTo(304);
    assertThat(conditional(clipper, file, "If-Modified-Since", before).status()).isEqualTo(206);
    Answer other =
        web.as(clipper)
            .send(
                file,
                request ->
                    request
                        .header("If-Modified-Since", made)
                        .header("If-None-Match", "\"other\"")
                        .GET());
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void head_tells_all_but_the_content() {
    Caller clipper = web.clipper();
    String file = "/api/v1/clips/" + clip(clipper).text() + "/file";
    Answer whole =
        web.as(clipper).send(file, request -> request.method("HEAD", BodyPublishers.noBody()));
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Length")).contains("21");
    assertThat(whole.header("Content-Type")).contains("video/mp4");
    assertThat(whole.header("Accept-Ranges")).contains("bytes");
    assertThat(whole.bytes()).isEmpty();
  }

  @Test
  void what_others_own_is_not_there() {
    Caller clipper = web.clipper();
    Caller other = web.clipper();
    ClipId clip = clip(clipper);
    for (String path :
        List.of("", "/file", "/thumbnail", "/captions.srt", "/captions.vtt", "/quality")) {
      assertThat(web.as(other).get("/api/v1/clips/" + clip.text() + path).status()).isEqualTo(404);
      assertThat(web.anonymous().get("/api/v1/clips/" + clip.text() + path).status())
          .isEqualTo(401);
    }
    assertThat(web.as(other).delete("/api/v1/clips/" + clip.text()).status()).isEqualTo(404);
    assertThat(web.as(other).get("/api/v1/clips").json().get("items").size()).isZero();
    transactions.run(() -> studio.share(clip, other.party()));
    Answer shared = web.as(other).get("/api/v1/clips/" + clip.text());
    assertThat(shared.status()).isEqualTo(200);
    assertThat(shared.at("own")).isEqualTo("false");
    assertThat(web.as(clipper).delete("/api/v1/clips/" + clip.text()).status()).isEqualTo(409);
  }

  @Test
  void a_clip_of_ones_own_can_be_deleted() {
    Caller clipper = web.clipper();
    ClipId clip = clip(clipper);
    assertThat(web.as(clipper).delete("/api/v1/clips/" + clip.text()).status()).isEqualTo(204);
    assertThat(web.as(clipper).get("/api/v1/clips/" + clip.text() + "/file").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\":0,\"length\":15,\"ratio\":\"9:16\"}    | count",
        "{\"count\":3,\"length\":1,\"ratio\":\"9:16\"}     | length",
        "{\"count\":3,\"length\":15,\"ratio\":\"9:17\"}    | ratio",
        "{\"count\":3,\"length\":15,\"ratio\":\"9:16\",\"framing\":\"x\"} | framing",
        "{\"count\":3,\"length\":15,\"ratio\":\"9:16\",\"captionStyle\":\"x\"} | captionStyle",
      })
  void an_order_that_breaks_a_rule_names_the_field(String body, String field) {
    Caller brand = web.client();
    String video = upload(brand, "x.mp4", PaperStudio.video(60_000)).at("id");
    Answer answer = order(brand, video, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo(field);
    assertThat(
            order(web.clipper(), video, "{\"count\":3,\"length\":15,\"ratio\":\"9:16\"}").status())
        .isEqualTo(404);
  }

  @Test
  void the_chat_of_a_video_is_counted_kept_and_replaced() {
    Caller brand = web.client();
    String video = upload(brand, "live.mp4", PaperStudio.video(60_000)).at("id");
    Answer kept = chat(brand, video, "1".repeat(8) + "9" + "1".repeat(20));
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.at("messages")).isEqualTo("20");
    assertThat(kept.at("spikes.0.startMs")).isEqualTo("40000");
    assertThat(kept.at("spikes.0.times")).isEqualTo("9.0");
    assertThat(chat(brand, video, "11").at("messages")).isEqualTo("2");
    assertThat(videos.findChat(SourceVideoId.parse(video))).contains(Chat.of(List.of(1, 1)));
  }

  @Test
  void a_chat_that_cannot_be_used_is_refused_in_one_sentence_and_the_old_one_stays() {
    Caller brand = web.client();
    String video = upload(brand, "live.mp4", PaperStudio.video(60_000)).at("id");
    chat(brand, video, "11");
    for (String content : List.of("x", "0".repeat(12) + "1")) {
      Answer refused = chat(brand, video, content);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.at("type")).isEqualTo("urn:clipgen:problem:chat-not-usable");
      assertThat(refused.at("detail")).matches(".*[.?]");
    }
    assertThat(videos.findChat(SourceVideoId.parse(video))).contains(Chat.of(List.of(1, 1)));
  }

  @Test
  void only_who_uploaded_a_video_brings_its_chat() {
    Caller brand = web.client();
    Caller granted = web.clipper();
    String video = upload(brand, "live.mp4", PaperStudio.video(60_000)).at("id");
    assertThat(chat(granted, video, "1").status()).isEqualTo(404);
    Answer noForm =
        web.as(granted)
            .send(
                "/api/v1/videos/" + video + "/chat",
                request ->
                    request
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .PUT(BodyPublishers.ofString("{}")));
    assertThat(noForm.status()).isEqualTo(404);
    transactions.run(() -> videos.grant(SourceVideoId.parse(video), granted.party()));
    assertThat(chat(granted, video, "1").status()).isEqualTo(403);
  }

  @Test
  void what_is_said_in_a_video_can_be_brought_and_given_up() {
    Caller brand = web.client();
    String id = upload(brand, "talk.mp4", PaperStudio.video(60_000)).at("id");
    String video = "/api/v1/videos/" + id;
    assertThat(web.as(brand).get(video).at("transcript")).isIn("", "null");

    Answer kept = bring(brand, id, "transcript?language=de", "500 700 Ja\n800 1000 nein.");
    assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    assertThat(kept.at("language")).isEqualTo("de");
    assertThat(kept.at("words")).isEqualTo("2");
    assertThat(kept.at("endMs")).isEqualTo("1000");
    assertThat(web.as(brand).get(video).at("transcript")).isEqualTo("given");

    order(brand, id, "{\"count\":1,\"length\":15}");
    jobs.run(make);
    assertThat(web.as(brand).get("/api/v1/clips?video=" + id).at("items.0.excerpt"))
        .isEqualTo("Ja nein.");

    for (int i = 0; i < 2; i++) {
      assertThat(web.as(brand).delete(video + "/transcript").status()).isEqualTo(204);
    }
    order(brand, id, "{\"count\":1,\"length\":15}");
    jobs.run(make);
    assertThat(web.as(brand).get(video).at("transcript")).isEqualTo("heard");
    assertThat(web.as(brand).get("/api/v1/clips?video=" + id).at("items.0.excerpt"))
        .isEqualTo("Ask not.");
  }

  @Test
  void a_transcript_that_cannot_be_taken_is_refused_with_what_is_wrong_and_where() {
    Caller brand = web.client();
    Caller stranger = web.clipper();
    String id = upload(brand, "talk.mp4", PaperStudio.video(60_000)).at("id");
    Answer refused = bring(brand, id, "transcript", "500 700 Ja\nx");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("type")).isEqualTo("urn:clipgen:problem:transcript-not-usable");
    assertThat(refused.at("detail")).isEqualTo("Line 2 is no word.");
    assertThat(bring(brand, id, "transcript", "5".repeat(101)).status()).isEqualTo(413);
    Answer language = bring(brand, id, "transcript?language=Deutsch", "500 700 Ja");
    assertThat(language.status()).isEqualTo(400);
    assertThat(language.at("field")).isEqualTo("language");
    assertThat(bring(stranger, id, "transcript", "500 700 Ja").status()).isEqualTo(404);
    assertThat(web.as(stranger).delete("/api/v1/videos/" + id + "/transcript").status())
        .isEqualTo(404);
  }

  /// Reads one digit for each five seconds: how many messages.
  private static Chat oneMessageAByte(InputStream content) {
    try {
      String digits = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      if (!digits.matches("[0-9]+")) {
        throw new UnusableMedia("This is no chat.");
      }
      return Chat.of(digits.chars().mapToObj(digit -> digit - '0').toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer chat(Caller caller, String video, String content) {
    return bring(caller, video, "chat", content);
  }

  private static Answer bring(Caller caller, String video, String what, String content) {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"brought.txt\"\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    return web.as(caller)
        .send(
            "/api/v1/videos/" + video + "/" + what,
            request ->
                request
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .PUT(BodyPublishers.ofString(form)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                | version",
        "{\"version\":1,\"words\":[null]}    | words",
        "{\"version\":1,\"scenes\":[null]}   | scenes",
        "{\"version\":1,\"scenes\":[{\"startMs\":0,\"endMs\":5000,\"framing\":\"center-crop\",\"middles\":[null]}]} | scenes",
      })
  void a_change_with_nothing_where_something_must_be_is_refused_by_name(String body, String field) {
    Caller clipper = web.clipper();
    String clip = "/api/v1/clips/" + clip(clipper).text();

    Answer answer = web.as(clipper).post(clip + "/edits", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo(field);
  }

  @Test
  void a_clip_is_changed_by_what_its_recipe_says_and_gone_back_with() {
    Caller clipper = web.clipper();
    String clip = "/api/v1/clips/" + clip(clipper).text();
    Answer recipe = web.as(clipper).get(clip + "/recipe");
    assertThat(recipe.at("version")).isEqualTo("1");
    assertThat(recipe.at("frozen")).isEqualTo("false");
    assertThat(recipe.at("words.0.text")).isEqualTo("Ask");
    assertThat(recipe.at("words.0.startMs")).isEqualTo("500");
    assertThat(recipe.at("scenes.0.endMs")).isEqualTo("15000");
    assertThat(recipe.at("treatment.captionStyle")).isEqualTo("classic");
    assertThat(recipe.at("framed.0.endMs")).isEqualTo("15000");
    assertThat(recipe.at("framed.0.why")).isEqualTo("One face is followed.");

    Answer edited =
        web.as(clipper)
            .post(
                clip + "/edits",
                "{\"version\":1,\"startMs\":600,\"captionStyle\":\"pop\",\"scenes\":[{\"startMs\":0,\"endMs\":5000,\"framing\":\"blur-fill\"}],\"words\":[{\"startMs\":500,\"text\":\"Task\"}]}");
    assertThat(edited.status()).isEqualTo(202);
    assertThat(edited.at("startMs")).isEqualTo("300");
    assertThat(edited.at("version")).isEqualTo("2");
    assertThat(edited.header("Location")).contains("/api/v1/jobs/" + edited.at("job"));
    assertThat(web.as(clipper).get(clip + "/recipe").at("edit.state")).isEqualTo("pending");
    assertThat(web.as(clipper).post(clip + "/edits", "{\"version\":1,\"ratio\":\"1:1\"}").status())
        .isEqualTo(409);
    jobs.run(remake);

    Answer after = web.as(clipper).get(clip + "/recipe");
    assertThat(after.at("edit.state")).isEqualTo("made");
    assertThat(after.at("treatment.scenes.0.framing")).isEqualTo("blur-fill");
    assertThat(after.at("words.0.text")).isEqualTo("Task");
    assertThat(after.at("words.0.heard")).isEqualTo("Ask");
    assertThat(after.at("versions.0.version")).isEqualTo("1");
    assertThat(after.at("framed.0.framing")).isEqualTo("blur-fill");
    assertThat(after.at("framed.0.startMs")).isEqualTo("300");
    assertThat(after.at("framed.0.endMs")).isEqualTo("5000");
    assertThat(after.at("framed.1.why")).isEqualTo("One face is followed.");
    Answer looked = web.as(clipper).get(clip);
    assertThat(looked.at("captionStyle")).isEqualTo("pop");
    assertThat(looked.at("scenes.0.why")).isEqualTo("The whole picture was asked for.");
    assertThat(looked.at("scenes.0.byHand")).isEqualTo("false");
    Answer outdated = web.as(clipper).post(clip + "/edits", "{\"version\":1}");
    assertThat(outdated.status()).isEqualTo(409);
    assertThat(outdated.at("type")).endsWith("outdated");
    assertThat(
            web.as(clipper).post(clip + "/edits", "{\"version\":2,\"restore\":1}").at("remade.0"))
        .isEqualTo("video");
    jobs.run(remake);
    assertThat(web.as(clipper).post(clip + "/edits", "{\"version\":3}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\":1,\"startMs\":-5}                | startMs",
        "{\"version\":1,\"endMs\":15001}               | endMs",
        "{\"version\":1,\"ratio\":\"9:17\"}            | ratio",
        "{\"version\":1,\"title\":\"\"}                | title",
        "{\"version\":1,\"words\":[{\"startMs\":1}]}   | words",
        "{\"version\":1,\"restore\":9}                 | restore",
        "{\"version\":1,\"intro\":{\"title\":\"x\",\"seconds\":8.5}} | intro",
        "{\"version\":1,\"words\":[null]}            | words",
        "{\"version\":1,\"scenes\":[null]}           | scenes",
        "{\"version\":1,\"scenes\":[{\"startMs\":0,\"endMs\":9,\"framing\":\"split\",\"middles\":[{\"x\":0,\"y\":0}]}]} | scenes",
      })
  void an_edit_that_breaks_a_rule_names_the_field(String body, String field) {
    Caller clipper = web.clipper();
    String clip = "/api/v1/clips/" + clip(clipper).text();
    Answer answer = web.as(clipper).post(clip + "/edits", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo(field);
  }

  @Test
  void others_neither_see_how_a_clip_is_made_nor_change_it() {
    Caller clipper = web.clipper();
    Caller other = web.clipper();
    ClipId clip = clip(clipper);
    String path = "/api/v1/clips/" + clip.text();
    transactions.run(() -> studio.share(clip, other.party()));
    assertThat(web.as(other).get(path + "/recipe").status()).isEqualTo(404);
    assertThat(web.as(other).post(path + "/edits", "{\"version\":1}").status()).isEqualTo(404);
    Answer frozen = web.as(clipper).post(path + "/edits", "{\"version\":1,\"ratio\":\"1:1\"}");
    assertThat(frozen.status()).isEqualTo(409);
    assertThat(frozen.at("type")).endsWith("clip-in-use");
    Answer copy =
        web.as(clipper).post(path + "/edits", "{\"version\":1,\"ratio\":\"1:1\",\"copy\":true}");
    assertThat(copy.status()).isEqualTo(202);
    assertThat(copy.at("clip")).isNotEqualTo(clip.text());
    jobs.run(remake);
    assertThat(web.as(clipper).get("/api/v1/clips/" + copy.at("clip")).at("ratio"))
        .isEqualTo("1:1");
  }

  private static Answer conditional(Caller caller, String path, String header, String etag) {
    return web.as(caller)
        .send(path, request -> request.header("Range", "bytes=0-0").header(header, etag).GET());
  }

  private static ClipId clip(Caller caller) {
    String video = upload(caller, "x.mp4", PaperStudio.video(15_000)).at("id");
    order(caller, video, "{\"count\":1,\"length\":15,\"ratio\":\"9:16\"}");
    jobs.run(make);
    Answer library = web.as(caller).get("/api/v1/clips?video=" + video);
    return ClipId.parse(library.at("items.0.id"));
  }

  private static Answer order(Caller caller, String video, String json) {
    return web.as(caller).post("/api/v1/videos/" + video + "/clips", json);
  }

  private static Answer upload(Caller caller, String name, byte[] content) {
    return upload(caller, name, new ByteArrayInputStream(content));
  }

  private static Answer upload(Caller caller, String name, InputStream content) {
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: video/mp4\r\n\r\n"
            .formatted(name);
    InputStream body =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                    content,
                    new ByteArrayInputStream("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8)))));
    return web.as(caller).send("/api/v1/videos", request -> multipart(request, body));
  }

  private static HttpRequest.Builder multipart(HttpRequest.Builder request, InputStream body) {
    return request
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(BodyPublishers.ofInputStream(() -> body));
  }

  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(length, left);
      left -= read;
      return read;
    }
  }

  private static final class AnyLimits implements Limits {

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
      return 1000;
    }

    @Override
    public int maxOrdersAtOnce(PartyId party) {
      return 1000;
    }

    @Override
    public Duration longestCard(PartyId party) {
      return Duration.ofSeconds(8);
    }

    @Override
    public boolean watermark(PartyId party) {
      return false;
    }
  }
}
