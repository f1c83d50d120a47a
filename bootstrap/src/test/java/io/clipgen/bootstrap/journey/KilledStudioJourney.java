package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.bootstrap.demo.Narrator;
import io.clipgen.bootstrap.demo.SimulatedAudience;
import io.clipgen.bootstrap.demo.Story;
import io.clipgen.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A studio that is killed in the middle of a stage, again and again: the job goes on after the
/// last stage that was finished, what is to be seen is whole, and neither a program nor a temporary
/// file is left. With `-Psoak` each stage ten times; what the build has of it is
/// [KilledStoryJourney]. `fetch` is that of an import by its address, `upload` an upload in parts,
/// `stream` and `stills` two of a clip's stream, `edit` a clip's next version, `unmarked` the copy
/// without ClipGen's mark that a platform is given.
@EnabledIfSystemProperty(named = "clipgen.studio.stages", matches = ".+")
class KilledStudioJourney {

  private static final List<String> STAGES =
      List.of(System.getProperty("clipgen.studio.stages", "render").split(","));
  private static final int ROUNDS = Integer.getInteger("clipgen.studio.rounds", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<String> OVER = Set.of("done", "dead", "cancelled");

  /// How many bytes of a video are sent before the kill.
  private static final int SOME = 60_000;

  /// What of a stage's work is done by FFmpeg, by which its call is told from others.
  private static final Map<String, String> CALLS =
      Map.of("probe", "-show_format", "analyse", "rawvideo", "render", "clip-02.mp4");

  @TempDir Path folder;

  private final SlowServer films = new SlowServer();
  private Path data;
  private HeldFfmpeg ffmpeg;
  private final Map<String, Integer> killed = new TreeMap<>();
  private Duration longest = Duration.ZERO;

  @AfterEach
  void stop() {
    films.close();
  }

  @Test
  void a_job_whose_program_is_killed_goes_on_after_its_last_finished_stage() throws Exception {
    data = folder.resolve("data");
    ffmpeg = HeldFfmpeg.in(folder.resolve("programs"));
    Clipgen program = serve();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (String stage : STAGES) {
          program =
              switch (stage) {
                case "fetch" -> killedWhileItFetches(program);
                case "upload" -> killedWhileItReceives(program);
                case "stream", "stills" -> killedWhileItStreams(stage, program);
                case "edit" -> killedWhileItEdits(program);
                case "unmarked" -> killedWhileItTakesTheMarkOff(program);
                default -> killedIn(stage, program);
              };
        }
      }
      breakOffAnUpload(program);
    } finally {
      ffmpeg.release();
      program.close();
    }
    System.out.printf(
        "Kills by stage %s: each job done, 0 partial files, 0 programs and 0 temporary files left;"
            + " longest way back %.1f s%n",
        killed, longest.toMillis() / 1000.0);
  }

  private Clipgen killedIn(String stage, Clipgen running) throws Exception {
    Api studio = signIn(running);
    JsonNode video = studio.upload("/api/v1/videos", Samples.SHORT);
    if (CALLS.containsKey(stage)) {
      ffmpeg.hold(CALLS.get(stage));
    }
    String job = order(studio, video.path("id").asText());
    String reached = await(studio, job, stage);
    if (stage.equals("render")) {
      awaitFile("clip-01.plan");
    }
    Instant began = kill(running, reached);

    Clipgen next = serve();
    try {
      Api again = signIn(next);
      assertDone(again, job, began);
      checkWhatWasDoneAgain(stage);
      checkClips(again, video.path("id").asText(), job);
      return next;
    } catch (Throwable broken) {
      next.close();
      throw broken;
    }
  }

  /// The server of the film stops in the middle, before the kill and after it.
  private Clipgen killedWhileItFetches(Clipgen running) throws Exception {
    Api studio = signIn(running);
    int before = files(data.resolve("files")).size();
    films.stopIn(SOME);
    JsonNode started = studio.post("/api/v1/videos/imports", Map.of("url", films.address()));
    String job = started.path("job").asText();
    String video = started.path("video").asText();
    awaitHalf(studio, job, video, before);
    Instant began = kill(running, "fetch");

    Clipgen next = serve();
    try {
      Api again = signIn(next);
      awaitHalf(again, job, video, before);
      films.goOn();
      assertDone(again, job, began);
      assertThat(again.get("/api/v1/videos/" + video).path("bytes").asLong())
          .isEqualTo(Files.size(Samples.SHORT));
      assertThat(files(data.resolve("files"))).hasSize(before + 1);
      checkThatItIsUsable(again, video);
      return next;
    } catch (Throwable broken) {
      next.close();
      throw broken;
    }
  }

  /// Half of the film is there, for nobody to see, and of an earlier half nothing.
  private void awaitHalf(Api studio, String job, String video, int stored) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    List<Path> received = files(data.resolve("work"));
    while (received.stream().noneMatch(file -> file.toFile().length() == SOME)) {
      assertThat(Instant.now()).as("received: %s", received).isBefore(patience);
      Thread.sleep(5);
      received = files(data.resolve("work"));
    }
    assertThat(received).hasSize(1);
    assertThat(studio.get("/api/v1/jobs/" + job).path("stage").asText()).isEqualTo("fetch");
    assertThatExceptionOfType(Api.Problem.class)
        .isThrownBy(() -> studio.get("/api/v1/videos/" + video))
        .matches(problem -> problem.status() == 404);
    assertThat(files(data.resolve("files"))).hasSize(stored);
  }

  /// What was acknowledged of an upload is there after the kill, and it goes on from there.
  private Clipgen killedWhileItReceives(Clipgen running) throws Exception {
    UploadInParts upload = UploadInParts.begin(running.address(), data, Samples.SHORT);
    upload.send(running.address(), 0, SOME / 2);
    try (Socket _ = upload.sendHalf(running.address(), SOME / 2, SOME)) {
      running.kill();
    }
    killed.merge("upload", 1, Integer::sum);
    Instant began = Instant.now();

    Clipgen next = serve();
    try {
      int offset = upload.offset(next.address());
      assertThat(offset).isBetween(SOME / 2, SOME);
      assertThat(files(data.resolve("work"))).as("temporary files").isEmpty();
      upload.send(next.address(), offset, upload.length());
      Api again = signIn(next);
      upload.awaitTaken(again);
      note(began);
      checkThatItIsUsable(again, upload.video());
      return next;
    } catch (Throwable broken) {
      next.close();
      throw broken;
    }
  }

  /// While the ladder is made, or the stills: the ladder that was finished is not made again.
  private Clipgen killedWhileItStreams(String stage, Clipgen running) throws Exception {
    Api studio = signIn(running);
    String clip = "/api/v1/clips/" + clip(studio);
    List<Path> before = files(data.resolve("files"));
    ffmpeg.hold(stage.equals("stills") ? "-skip_frame nokey" : "-hls_time");
    String job = studio.post(clip + "/stream", Map.of()).path("job").asText();
    awaitHeld(studio, job);
    JsonNode half = studio.get(clip + "/stream");
    assertThat(half.path("state").asText()).isEqualTo("pending");
    assertThat(half.path("qualities")).isEmpty();
    Instant began = kill(running, stage);

    Clipgen next = serve();
    try {
      Api again = signIn(next);
      assertDone(again, job, began);
      if (stage.equals("stills")) {
        assertThat(ffmpeg.did()).doesNotContain("-hls_time");
      }
      JsonNode stream = again.get(clip + "/stream");
      assertThat(stream.path("state").asText()).isEqualTo("ready");
      checkNothingIsLeft();
      List<Path> added = new ArrayList<>(files(data.resolve("files")));
      added.removeAll(before);
      assertThat(added)
          .as("the qualities, the sound, the poster and the storyboard")
          .hasSize(stream.path("qualities").size() + 3);
      for (Path file : added) {
        if (file.toString().endsWith(".mp4") && !file.endsWith("sound.mp4")) {
          checkWhole(file);
        }
      }
      return next;
    } catch (Throwable broken) {
      next.close();
      throw broken;
    }
  }

  /// The clip is what it was until all of its next version is there.
  private Clipgen killedWhileItEdits(Clipgen running) throws Exception {
    Api studio = signIn(running);
    String clip = "/api/v1/clips/" + clip(studio);
    ffmpeg.hold("clip-01.mp4.part");
    String job =
        studio
            .post(clip + "/edits", Map.of("version", 1, "captionStyle", "karaoke"))
            .path("job")
            .asText();
    awaitHeld(studio, job);
    checkVersion(studio, clip, 1);
    Instant began = kill(running, "edit");

    Clipgen next = serve();
    try {
      Api again = signIn(next);
      assertDone(again, job, began);
      checkVersion(again, clip, 2);
      assertThat(again.get(clip).path("captionStyle").asText()).isEqualTo("karaoke");
      checkNothingIsLeft();
      return next;
    } catch (Throwable broken) {
      next.close();
      throw broken;
    }
  }

  private void checkVersion(Api studio, String path, int version) throws Exception {
    JsonNode clip = studio.get(path);
    assertThat(clip.path("version").asInt()).isEqualTo(version);
    Path file = folder.resolve(clip.path("id").asText() + "-" + version + ".mp4");
    assertThat(studio.download(path + "/file", file)).isEqualTo(clip.path("bytes").asLong());
    checkWhole(file);
  }

  /// A clip with ClipGen's mark is approved for a platform that takes none.
  private Clipgen killedWhileItTakesTheMarkOff(Clipgen running) throws Exception {
    Narrator narrator = new Narrator(new PrintWriter(System.out));
    Story story =
        new Story(
            new Story.Script(
                Samples.LONG, 1, 15, folder, Administrators.EMAIL, Clipgen.adminPassword(data)),
            narrator,
            new SimulatedAudience(data),
            Api.at(running.address()));
    story.signUp();
    story.postAndFundTheCampaign();
    story.claimIt();
    story.orderClips();
    story.waitForClips();
    ffmpeg.hold("clip-01.mp4.part");
    story.submitAndReview();
    Api admin = signIn(running);
    admin.post("/api/v1/admin/due-work", Map.of());
    Instant patience = Instant.now().plus(PATIENCE);
    while (!ffmpeg.isHeld()) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
    assertThat(unmarked()).as("still made").hasSize(done("unmarked"));
    Instant began = kill(running, "unmarked");

    Clipgen next = serve();
    try {
      story.reconnect(Api.at(next.address()));
      patience = Instant.now().plus(PATIENCE);
      while (unmarked().size() < done("unmarked")) {
        assertThat(Instant.now()).isBefore(patience);
        Thread.sleep(20);
      }
      note(began);
      story.postAndWatch();
      assertThat(narrator.broken()).isEmpty();
      for (Path file : unmarked()) {
        checkWhole(file);
      }
      checkNothingIsLeft();
      return next;
    } catch (Throwable broken) {
      next.close();
      throw broken;
    }
  }

  private List<Path> unmarked() throws IOException {
    return files(data.resolve("files")).stream()
        .filter(file -> file.getFileName().toString().contains("unmarked"))
        .toList();
  }

  private int done(String stage) {
    return killed.getOrDefault(stage, 0);
  }

  /// A clip of a video of its own.
  private static String clip(Api studio) throws Exception {
    String video = studio.upload("/api/v1/videos", Samples.SHORT).path("id").asText();
    String job =
        studio
            .post(
                "/api/v1/videos/" + video + "/clips",
                Map.of("count", 1, "length", 3, "ratio", "1:1"))
            .path("job")
            .asText();
    JsonNode ended = awaitEnd(studio, job);
    assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("done");
    return studio.get("/api/v1/clips?video=" + video).path("items").path(0).path("id").asText();
  }

  private void awaitHeld(Api studio, String job) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!ffmpeg.isHeld()) {
      JsonNode now = studio.get("/api/v1/jobs/" + job);
      assertThat(Instant.now()).as(now.toPrettyString()).isBefore(patience);
      assertThat(OVER).as(now.toPrettyString()).doesNotContain(now.path("state").asText());
      Thread.sleep(5);
    }
  }

  /// @return when the way back began
  private Instant kill(Clipgen running, String stage) throws Exception {
    running.kill();
    killed.merge(stage, 1, Integer::sum);
    assertNothingRuns(stage);
    ffmpeg.release();
    return Instant.now();
  }

  private void assertDone(Api studio, String job, Instant began) throws Exception {
    JsonNode ended = awaitEnd(studio, job);
    assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("done");
    note(began);
  }

  private void checkThatItIsUsable(Api studio, String video) throws Exception {
    String job = order(studio, video);
    JsonNode ended = awaitEnd(studio, job);
    assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("done");
    checkClips(studio, video, job);
  }

  private static String order(Api studio, String video) {
    return studio
        .post("/api/v1/videos/" + video + "/clips", Map.of("count", 2, "length", 3, "ratio", "1:1"))
        .path("job")
        .asText();
  }

  private void note(Instant began) {
    Duration took = Duration.between(began, Instant.now());
    longest = took.compareTo(longest) > 0 ? took : longest;
  }

  /// The stage that is worked on when the kill comes: short ones may be over.
  private String await(Api studio, String job, String stage) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    JsonNode now = studio.get("/api/v1/jobs/" + job);
    while (!(CALLS.containsKey(stage)
        ? ffmpeg.isHeld()
        : now.path("stage").asText().equals(stage)
            || stages().indexOf(now.path("stage").asText()) > stages().indexOf(stage)
            || OVER.contains(now.path("state").asText()))) {
      assertThat(Instant.now()).as(now.toPrettyString()).isBefore(patience);
      Thread.sleep(5);
      now = studio.get("/api/v1/jobs/" + job);
    }
    return CALLS.containsKey(stage) ? stage : now.path("stage").asText();
  }

  private static List<String> stages() {
    return List.of("probe", "analyse", "transcribe", "choose", "render", "store");
  }

  private void awaitFile(String name) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    while (files(data.resolve("work")).stream().noneMatch(file -> file.endsWith(name))) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(5);
    }
  }

  private static JsonNode awaitEnd(Api studio, String job) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    JsonNode now = studio.get("/api/v1/jobs/" + job);
    while (!OVER.contains(now.path("state").asText())) {
      assertThat(Instant.now()).as(now.toPrettyString()).isBefore(patience);
      Thread.sleep(20);
      now = studio.get("/api/v1/jobs/" + job);
    }
    return now;
  }

  private void checkWhatWasDoneAgain(String stage) throws IOException {
    List<String> did = ffmpeg.did();
    if (stages().indexOf(stage) > stages().indexOf("analyse")) {
      assertThat(did).as("after a kill in %s", stage).doesNotContain("gray[v]");
    }
    if (stage.equals("render")) {
      assertThat(did).contains("clip-02.mp4.part").doesNotContain("clip-01.mp4.part");
    }
  }

  private void checkClips(Api studio, String video, String job) throws Exception {
    List<JsonNode> clips = new ArrayList<>();
    studio.get("/api/v1/clips?video=" + video).path("items").forEach(clips::add);
    assertThat(clips).isNotEmpty();
    for (JsonNode clip : clips) {
      Path file = folder.resolve(clip.path("id").asText() + ".mp4");
      String path = "/api/v1/clips/" + clip.path("id").asText();
      assertThat(studio.download(path + "/file", file)).isEqualTo(clip.path("bytes").asLong());
      checkWhole(file);
    }
    checkNothingIsLeft();
    assertThat(files(data.resolve("files")))
        .as("four files of each clip, also after a kill while they were stored")
        .filteredOn(file -> file.toString().contains(job))
        .hasSize(4 * clips.size());
  }

  private static void checkWhole(Path video) throws InterruptedException {
    var prober = Ffmpeg.of("bundled", HeldFfmpeg.CACHE).prober();
    prober.checkEnd(video, prober.probe(video));
  }

  private void checkNothingIsLeft() throws IOException {
    assertThat(files(data.resolve("work"))).as("temporary files").isEmpty();
    assertThat(files(data.resolve("files")))
        .as("what is stored has its final name")
        .noneMatch(file -> file.toString().contains(".unfinished"));
  }

  /// Of an upload whose sender goes away nothing is kept.
  private void breakOffAnUpload(Clipgen program) throws Exception {
    URI address = program.address();
    long before = files(data.resolve("files")).size();
    Api studio = signIn(program);
    String token =
        studio
            .post(
                "/api/v1/auth/token",
                Map.of("email", Administrators.EMAIL, "password", Clipgen.adminPassword(data)))
            .path("accessToken")
            .asText();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/videos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                  + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.mp4\"\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write(new byte[200_000]);
      out.flush();
      Instant patience = Instant.now().plus(PATIENCE);
      while (files(data.resolve("work")).isEmpty()) {
        assertThat(Instant.now()).isBefore(patience);
        Thread.sleep(5);
      }
    }
    Instant patience = Instant.now().plus(PATIENCE);
    while (!files(data.resolve("work")).isEmpty()) {
      assertThat(Instant.now()).as("the half upload is still there").isBefore(patience);
      Thread.sleep(20);
    }
    assertThat(files(data.resolve("files"))).hasSize((int) before);
  }

  /// The kernel ends what a killed program has started.
  private void assertNothingRuns(String stage) throws InterruptedException {
    Instant patience = Instant.now().plus(Duration.ofSeconds(10));
    while (ffmpeg.runs(data.resolve("work"))) {
      assertThat(Instant.now()).as("programs left by a kill in " + stage).isBefore(patience);
      Thread.sleep(10);
    }
  }

  private Clipgen serve() throws Exception {
    boolean hears = STAGES.contains("transcribe");
    List<String> more = new ArrayList<>(List.of(ffmpeg.setting()));
    more.add("--set=clipgen.imports.loopback=true");
    if (!hears) {
      more.addAll(List.of(Samples.GIVEN_TRANSCRIPT));
    }
    if (STAGES.contains("unmarked")) {
      more.add("--set=clipgen.limits.watermark=true");
    }
    return Clipgen.serve(data, more.toArray(String[]::new));
  }

  private Api signIn(Clipgen program) throws Exception {
    return Api.at(program.address()).signIn(Administrators.EMAIL, Clipgen.adminPassword(data));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException removedMeanwhile) {
      return List.of(folder);
    }
  }

  /// A server of one film, which it may stop sending in the middle.
  private static final class SlowServer implements AutoCloseable {

    private final HttpServer server;
    private volatile int some;
    private volatile CountDownLatch rest = new CountDownLatch(0);

    SlowServer() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.setExecutor(Thread.ofVirtual()::start);
      server.createContext("/", this::send);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:"
          + server.getAddress().getPort()
          + "/"
          + Samples.SHORT.getFileName();
    }

    void stopIn(int bytes) {
      some = bytes;
      rest = new CountDownLatch(1);
    }

    void goOn() {
      rest.countDown();
    }

    private void send(HttpExchange exchange) throws IOException {
      byte[] film = Files.readAllBytes(Samples.SHORT);
      try (exchange) {
        exchange.sendResponseHeaders(200, film.length);
        exchange.getResponseBody().write(film, 0, some);
        exchange.getResponseBody().flush();
        rest.await();
        exchange.getResponseBody().write(film, some, film.length - some);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      goOn();
      server.stop(0);
    }
  }
}
