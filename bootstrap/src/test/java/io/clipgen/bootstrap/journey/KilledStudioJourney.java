package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.OutputStream;
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
/// [KilledStoryJourney]. `fetch` is that of an import by its address, `upload` an upload in parts.
@EnabledIfSystemProperty(named = "clipgen.studio.stages", matches = ".+")
class KilledStudioJourney {

  private static final List<String> STAGES =
      List.of(System.getProperty("clipgen.studio.stages", "render").split(","));
  private static final int ROUNDS = Integer.getInteger("clipgen.studio.rounds", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<String> OVER = Set.of("done", "dead", "cancelled");

  /// How many bytes of a video are sent before the kill.
  private static final int SOME = 60_000;

  /// An FFmpeg that notes what it did, and stops in the middle of what it is told to. The notes are
  /// empty files: where nothing may be written, more is not allowed.
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=$(dirname "$0")
      export LD_LIBRARY_PATH=@LIBRARIES@
      for what in 'gray[v]' clip-01.mp4.part clip-02.mp4.part; do
        case "$*" in
          *"$what"*) : > "$here/did $what" ;;
        esac
      done
      hold=$(cat "$here/hold" 2>/dev/null)
      if [ -n "$hold" ]; then
        case "$*" in
          *"$hold"*) touch "$here/held"; exec sleep 300 ;;
        esac
      fi
      exec @REAL@ "$@"
      """;

  /// What of a stage's work is done by FFmpeg, by which its call is told from others.
  private static final Map<String, String> CALLS =
      Map.of("probe", "-show_format", "analyse", "rawvideo", "render", "clip-02.mp4");

  @TempDir Path folder;

  private final SlowServer films = new SlowServer();
  private Path data;
  private Path programs;
  private final Map<String, Integer> killed = new TreeMap<>();
  private Duration longest = Duration.ZERO;

  @AfterEach
  void stop() {
    films.close();
  }

  @Test
  void a_job_whose_program_is_killed_goes_on_after_its_last_finished_stage() throws Exception {
    data = folder.resolve("data");
    install();
    Clipgen program = serve();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (String stage : STAGES) {
          program =
              switch (stage) {
                case "fetch" -> killedWhileItFetches(program);
                case "upload" -> killedWhileItReceives(program);
                default -> killedIn(stage, program);
              };
        }
      }
      breakOffAnUpload(program);
    } finally {
      Files.deleteIfExists(programs.resolve("hold"));
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
    Files.deleteIfExists(programs.resolve("held"));
    if (CALLS.containsKey(stage)) {
      Files.writeString(programs.resolve("hold"), CALLS.get(stage));
    }
    String job = order(studio, video.path("id").asText());
    String reached = await(studio, job, stage);
    if (stage.equals("render")) {
      awaitFile("clip-01.plan");
    }
    running.kill();
    killed.merge(reached, 1, Integer::sum);
    assertNothingRuns(stage);
    Files.deleteIfExists(programs.resolve("hold"));
    for (Path note : did()) {
      Files.delete(note);
    }
    Instant began = Instant.now();

    Clipgen next = serve();
    try {
      Api again = signIn(next);
      JsonNode ended = awaitEnd(again, job);
      assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("done");
      note(began);
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
    running.kill();
    killed.merge("fetch", 1, Integer::sum);
    assertNothingRuns("fetch");
    Instant began = Instant.now();

    Clipgen next = serve();
    try {
      Api again = signIn(next);
      awaitHalf(again, job, video, before);
      films.goOn();
      JsonNode ended = awaitEnd(again, job);
      assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("done");
      note(began);
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
        ? Files.exists(programs.resolve("held"))
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
    List<String> did = did().stream().map(note -> note.getFileName().toString()).toList();
    if (stages().indexOf(stage) > stages().indexOf("analyse")) {
      assertThat(did).as("after a kill in %s", stage).doesNotContain("did gray[v]");
    }
    if (stage.equals("render")) {
      assertThat(did).contains("did clip-02.mp4.part").doesNotContain("did clip-01.mp4.part");
    }
  }

  private List<Path> did() throws IOException {
    try (var notes = Files.list(programs)) {
      return notes.filter(note -> note.getFileName().toString().startsWith("did ")).toList();
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
      var prober = Ffmpeg.of("bundled", TestCache.FOLDER).prober();
      prober.checkEnd(file, prober.probe(file));
    }
    assertThat(files(data.resolve("work"))).as("temporary files").isEmpty();
    assertThat(files(data.resolve("files")))
        .as("what is stored has its final name")
        .noneMatch(file -> file.toString().contains(".unfinished"))
        .as("four files of each clip, also after a kill while they were stored")
        .filteredOn(file -> file.toString().contains(job))
        .hasSize(4 * clips.size());
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
    while (ProcessHandle.allProcesses().anyMatch(this::isOurs)) {
      assertThat(Instant.now()).as("programs left by a kill in " + stage).isBefore(patience);
      Thread.sleep(10);
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains(programs.toString()) || line.contains(data + "/work"))
        .filter(line -> !line.contains("clipgen.jar"))
        .isPresent();
  }

  private void install() throws IOException {
    programs = Files.createDirectories(folder.resolve("programs"));
    Path libraries = TestCache.ffmpeg();
    for (String name : List.of("ffmpeg", "ffprobe")) {
      Path script =
          Files.writeString(
              programs.resolve(name),
              SCRIPT
                  .replace("@LIBRARIES@", libraries.toString())
                  .replace("@REAL@", libraries.resolve(name).toString()));
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
  }

  private Clipgen serve() throws Exception {
    boolean hears = STAGES.contains("transcribe");
    List<String> more = new ArrayList<>(List.of("--set", "clipgen.ffmpeg=" + programs));
    more.add("--set=clipgen.imports.loopback=true");
    if (!hears) {
      more.addAll(List.of(Samples.GIVEN_TRANSCRIPT));
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
    } catch (java.io.UncheckedIOException removedMeanwhile) {
      return List.of(folder);
    }
  }

  /// Where the bundled FFmpeg is unpacked for tests.
  private static final class TestCache {

    private static final Path FOLDER =
        Clipgen.HOME.resolve("adapters-media/target/native").toAbsolutePath();

    static Path ffmpeg() throws IOException {
      // Unpacks it.
      Ffmpeg.of("bundled", FOLDER).version();
      try (var folders = Files.list(FOLDER)) {
        return folders
            .filter(folder -> folder.getFileName().toString().startsWith("ffmpeg-"))
            .findFirst()
            .orElseThrow();
      }
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
