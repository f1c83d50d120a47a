package io.clipgen.bootstrap.playback;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.clips.usecase.OpenStream;
import io.clipgen.application.clips.usecase.OrderStream;
import io.clipgen.application.clips.usecase.Passes;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Transactions;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.persistence.testing.Comparison;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast the segments of streams leave the house, to eight viewers, beside a plain file server.
/// What a ladder costs is measured by the studio's benchmark.
class StreamBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final int CLIENTS = 8;
  private static final int SEGMENTS = 64;
  private static final int SEGMENT = 1 << 20;
  private static final int EACH = 256;

  @TempDir static Path folder;

  private static World world;
  private static NettyEmbeddedServer server;

  @BeforeAll
  static void start() {
    world = World.open(Map.of("micronaut.server.port", "-1"));
    server = world.get(NettyEmbeddedServer.class).start();
  }

  @AfterAll
  static void stop() {
    server.stop();
    world.close();
  }

  @Test
  void segments_by_range_against_a_file_server() throws Exception {
    Optional<Path> nginx = FileServer.program();
    byte[] film = new byte[SEGMENTS * SEGMENT + 1000];
    new Random(1).nextBytes(film);
    Passes.Signed pass = streamed(film);
    IntFunction<HttpRequest> ours =
        number ->
            HttpRequest.newBuilder(
                    server
                        .getURI()
                        .resolve(
                            "/api/v1/streams/%s/360p/%d.m4s"
                                .formatted(pass.text(), number % SEGMENTS)))
                .header("Cookie", "clipgen-viewer=" + pass.proof())
                .header("Range", "bytes=0-" + (SEGMENT - 1))
                .build();
    var comparison =
        Comparison.of("Segments of 1 MiB with Range, 8 connections", "MB/s", ROUNDS)
            .candidate("clipgen", () -> megabytes(ours));
    if (nginx.isEmpty()) {
      System.out.println("No nginx on the PATH nor in -Dbench.nginx: measured alone.");
      comparison.run();
      return;
    }
    Files.write(folder.resolve("film.mp4"), film);
    try (FileServer beside = FileServer.start(nginx.get(), folder)) {
      IntFunction<HttpRequest> theirs =
          number -> {
            long from = 1000L + (long) (number % SEGMENTS) * SEGMENT;
            return HttpRequest.newBuilder(beside.address().resolve("/film.mp4"))
                .header("Range", "bytes=" + from + "-" + (from + SEGMENT - 1))
                .build();
          };
      comparison
          .candidate("nginx", () -> megabytes(theirs))
          .ratio("clipgen", "nginx", "≥ 0.7")
          .run();
    }
  }

  private static Passes.Signed streamed(byte[] film) {
    Caller owner = world.clipper();
    ClipId clip = world.clip(owner.party(), world.video(owner));
    MediaStream ordered = world.get(OrderStream.class).handle(owner, clip);
    world
        .get(BlobStore.class)
        .put(new BlobKey(ordered.files() + "/360p.mp4"), new ByteArrayInputStream(film));
    var picture =
        new Rendition(
            "360p",
            Optional.of(new FrameSize(640, 360)),
            "avc1.64001e",
            1000,
            Collections.nCopies(SEGMENTS, new Rendition.Segment(4_000, SEGMENT)));
    var content =
        new StreamContent(List.of(picture), Optional.empty(), 30, Optional.empty(), false);
    world
        .get(Transactions.class)
        .run(() -> world.get(Streams.class).save(ordered.in(new MediaStream.State.Ready(content))));
    return world.get(OpenStream.class).handle(owner, clip).pass().orElseThrow();
  }

  private static double megabytes(IntFunction<HttpRequest> requests) {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var threads = Executors.newFixedThreadPool(CLIENTS)) {
      double seconds =
          seconds(
              () -> {
                var clients = new ArrayList<Callable<Void>>();
                for (int c = 0; c < CLIENTS; c++) {
                  int first = c;
                  clients.add(
                      () -> {
                        for (int i = first; i < EACH; i += CLIENTS) {
                          fetch(client, requests.apply(i));
                        }
                        return null;
                      });
                }
                for (var done : threads.invokeAll(clients)) {
                  done.get();
                }
              });
      return EACH * (SEGMENT / 1e6) / seconds;
    }
  }

  private static void fetch(HttpClient client, HttpRequest request) throws Exception {
    var answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 206 || answer.body().length != SEGMENT) {
      throw new IllegalStateException("no segment: " + answer);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /// An nginx of its own.
  private record FileServer(Process process, URI address) implements AutoCloseable {

    static Optional<Path> program() {
      return Optional.ofNullable(System.getProperty("bench.nginx"))
          .or(() -> Optional.of("/usr/sbin/nginx"))
          .map(Path::of)
          .filter(Files::isExecutable);
    }

    static FileServer start(Path program, Path files) throws IOException, InterruptedException {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Path conf = files.resolve("nginx.conf");
      Files.writeString(
          conf,
          """
          daemon off; pid %1$s/nginx.pid; error_log %1$s/error.log; worker_processes auto;
          events { worker_connections 256; }
          http { access_log off; sendfile on; tcp_nopush on; client_body_temp_path %1$s/t1;
            proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3; uwsgi_temp_path %1$s/t4;
            scgi_temp_path %1$s/t5; server { listen 127.0.0.1:%2$d; root %1$s; } }
          """
              .formatted(files, port));
      files.toFile().setExecutable(true, false);
      files.toFile().setReadable(true, false);
      Process process =
          new ProcessBuilder(program.toString(), "-p", files.toString(), "-c", conf.toString())
              .inheritIO()
              .start();
      awaitListening(process, port);
      return new FileServer(process, URI.create("http://127.0.0.1:" + port));
    }

    private static void awaitListening(Process process, int port) throws InterruptedException {
      for (int i = 0; i < 500 && process.isAlive(); i++) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
          return;
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
      }
      throw new IllegalStateException("nginx does not answer");
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }
}
