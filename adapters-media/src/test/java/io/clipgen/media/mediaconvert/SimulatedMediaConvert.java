package io.clipgen.media.mediaconvert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Rung;
import io.clipgen.media.Samples;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.simulators.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// MediaConvert over HTTP on loopback, for one bucket: CreateJob (with its token), GetJob,
/// CancelJob, throttling, and jobs that fail. It really transcodes, by this machine's FFmpeg, what
/// the job's settings ask for in a CMAF group of single files.
///
/// It checks that a request is signed for this service, not the signature; it knows no queues,
/// templates, presets or other groups of outputs, and its rates are those of the local encoder.
/// What it was asked for before, of the very same file, it gives again without encoding it again.
final class SimulatedMediaConvert implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROOT = "/2017-08-29/jobs";

  /// What was made of which file.
  private static final Map<Work, List<Made>> DONE = new ConcurrentHashMap<>();

  private final SimulatorServer server;
  private final BlobStore bucket;
  private final String bucketName;
  private final Path folder;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private int throttled;
  private boolean failing;
  private boolean held;

  private SimulatedMediaConvert(
      SimulatorServer server, BlobStore bucket, String bucketName, Path folder) {
    this.server = server;
    this.bucket = bucket;
    this.bucketName = bucketName;
    this.folder = folder;
  }

  static SimulatedMediaConvert start(Path folder, BlobStore bucket, String bucketName)
      throws IOException {
    var server = SimulatorServer.bind(Files.createDirectories(folder), "mc_");
    var simulated = new SimulatedMediaConvert(server, bucket, bucketName, folder);
    server.serve(simulated::handle);
    return simulated;
  }

  private record Work(ByteBuffer content, JsonNode outputs) {}

  private record Made(Rendition rendition, byte[] content) {}

  private static final class Job {
    private final String id;
    private final String token;
    private final JsonNode settings;
    private volatile String status = "SUBMITTED";
    private volatile int percent;

    Job(String id, String token, JsonNode settings) {
      this.id = id;
      this.token = token;
      this.settings = settings;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// Says "too many requests" to the next so many.
  synchronized void throttle(int requests) {
    throttled = requests;
  }

  /// Fails the jobs that are begun from now on.
  synchronized void fail(boolean fail) {
    failing = fail;
  }

  /// Lets jobs wait at half their way.
  synchronized void hold(boolean hold) {
    held = hold;
    notifyAll();
  }

  /// The states of all jobs, in the order they came.
  synchronized List<String> states() {
    return jobs.values().stream().map(job -> job.status).toList();
  }

  @Override
  public void close() {
    worker.shutdownNow();
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = SimulatorServer.body(exchange);
      var signed = SimulatorServer.header(exchange, "Authorization").orElse("");
      if (!signed.startsWith("AWS4-HMAC-SHA256 ")
          || !signed.contains("/mediaconvert/aws4_request")) {
        refuse(exchange, 403, "ForbiddenException", "The request is not signed.");
        return;
      }
      if (isThrottled()) {
        refuse(exchange, 429, "TooManyRequestsException", "Too many requests.");
        return;
      }
      var path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "POST" -> create(exchange, JSON.readTree(body));
        case "GET" -> get(exchange, path.substring(ROOT.length() + 1));
        case "DELETE" -> cancel(exchange, path.substring(ROOT.length() + 1));
        default -> refuse(exchange, 404, "NotFoundException", "There is no such operation.");
      }
    }
  }

  private synchronized boolean isThrottled() {
    return throttled > 0 && throttled-- > 0;
  }

  private synchronized void create(HttpExchange exchange, JsonNode request) throws IOException {
    var settings = request.path("settings");
    var fault = fault(request, settings);
    if (!fault.isEmpty()) {
      refuse(exchange, 400, "BadRequestException", fault);
      return;
    }
    var token = request.path("clientRequestToken").asText();
    var known = jobs.values().stream().filter(job -> job.token.equals(token)).findFirst();
    if (known.isPresent() && !known.get().settings.equals(settings)) {
      refuse(exchange, 409, "ConflictException", "The token was used with other settings.");
      return;
    }
    if (known.isEmpty()) {
      var job = new Job("1700000000000-" + jobs.size(), token, settings);
      jobs.put(job.id, job);
      worker.execute(() -> work(job));
      answer(exchange, 201, job);
    } else {
      answer(exchange, 200, known.get());
    }
  }

  private String fault(JsonNode request, JsonNode settings) {
    if (request.path("role").asText().isEmpty()) {
      return "/role: Should have required property";
    }
    var group = settings.path("outputGroups").path(0);
    var cmaf = group.path("outputGroupSettings").path("cmafGroupSettings");
    if (!cmaf.path("segmentControl").asText().equals("SINGLE_FILE")
        || !cmaf.path("writeHlsManifest").asText().equals("ENABLED")) {
      return "/outputGroups/0: only CMAF groups of single files with HLS are simulated";
    }
    for (var output : group.path("outputs")) {
      var h264 = output.path("videoDescription").path("codecSettings").path("h264Settings");
      if (!output.path("containerSettings").path("container").asText().equals("CMFC")
          || output.has("videoDescription") && h264.path("maxBitrate").asInt() < 1000) {
        return "/outputGroups/0/outputs: a container CMFC and a bitrate from 1000";
      }
    }
    return "";
  }

  private synchronized void get(HttpExchange exchange, String id) throws IOException {
    var job = jobs.get(id);
    if (job == null) {
      refuse(exchange, 404, "NotFoundException", "There is no job " + id + ".");
    } else {
      answer(exchange, 200, job);
    }
  }

  private synchronized void cancel(HttpExchange exchange, String id) throws IOException {
    var job = jobs.get(id);
    if (job == null || job.status.equals("COMPLETE") || job.status.equals("ERROR")) {
      refuse(exchange, 409, "ConflictException", "The job cannot be cancelled.");
    } else {
      job.status = "CANCELED";
      notifyAll();
      SimulatorServer.send(
          exchange, 202, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private void work(Job job) {
    try {
      if (half(job)) {
        transcode(job);
        set(job, "COMPLETE", 100);
      }
    } catch (Exception e) {
      set(job, "ERROR", 50);
    }
  }

  private synchronized boolean half(Job job) throws InterruptedException {
    if (!job.status.equals("SUBMITTED")) {
      return false;
    }
    set(job, "PROGRESSING", 50);
    while (held && job.status.equals("PROGRESSING")) {
      wait();
    }
    if (failing && job.status.equals("PROGRESSING")) {
      set(job, "ERROR", 50);
    }
    return job.status.equals("PROGRESSING");
  }

  private synchronized void set(Job job, String status, int percent) {
    job.status = status;
    job.percent = percent;
  }

  private void transcode(Job job) throws IOException, InterruptedException {
    var source = key(job.settings.path("inputs").path(0).path("fileInput").asText());
    byte[] content;
    try (InputStream stored = bucket.open(source)) {
      content = stored.readAllBytes();
    }
    var group = job.settings.path("outputGroups").path(0);
    var work = new Work(ByteBuffer.wrap(content), group.path("outputs"));
    var made = DONE.get(work);
    if (made == null) {
      made = encode(job, source, content);
      DONE.put(work, made);
    }
    var cmaf = group.path("outputGroupSettings").path("cmafGroupSettings");
    var base = key(cmaf.path("destination").asText()).value();
    for (var one : made) {
      var rendition = one.rendition();
      var sound = rendition.name().equals(Ladder.SOUND);
      var file = base + "_" + rendition.name() + (sound ? ".cmfa" : ".cmfv");
      bucket.put(new BlobKey(file), new ByteArrayInputStream(one.content()));
      put(base + "_" + rendition.name() + ".m3u8", playlist(rendition, file));
    }
    put(base + ".m3u8", "#EXTM3U\n");
  }

  private List<Made> encode(Job job, BlobKey source, byte[] content)
      throws IOException, InterruptedException {
    var local = Files.createTempFile(folder, "input", ".mp4");
    try {
      Files.write(local, content);
      var ffmpeg = Ffmpeg.of("bundled", Samples.CACHE);
      var info = ffmpeg.prober().probe(local);
      var ladder = ladder(job.settings.path("outputGroups").path(0).path("outputs"));
      var order = new Transcoder.Order(job.id, source, local, info, ladder, "made");
      var files = new InMemoryBlobStore();
      var made = new ArrayList<Made>();
      for (var rendition : ffmpeg.transcoder(files).transcode(order, Meter.NONE)) {
        try (InputStream file = files.open(order.file(rendition.name()))) {
          made.add(new Made(rendition, file.readAllBytes()));
        }
      }
      return List.copyOf(made);
    } finally {
      Files.deleteIfExists(local);
    }
  }

  private static Ladder ladder(JsonNode outputs) {
    var rungs = new ArrayList<Rung>();
    double frames = 1;
    boolean sound = false;
    for (var output : outputs) {
      var video = output.path("videoDescription");
      sound |= output.has("audioDescriptions");
      if (!video.isMissingNode()) {
        var h264 = video.path("codecSettings").path("h264Settings");
        frames =
            h264.path("framerateNumerator").asDouble() / h264.path("framerateDenominator").asInt();
        rungs.add(
            new Rung(
                new FrameSize(video.path("width").asInt(), video.path("height").asInt()),
                h264.path("maxBitrate").asInt() / 1000));
      }
    }
    return new Ladder(rungs, frames, sound);
  }

  private static String playlist(Rendition rendition, String file) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:5\n");
    text.append(
        "#EXT-X-MAP:URI=\"%s\",BYTERANGE=\"%d@0\"\n".formatted(name, rendition.headerBytes()));
    for (int i = 0; i < rendition.segments().size(); i++) {
      var segment = rendition.segments().get(i);
      text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n", segment.lengthMs() / 1000.0));
      text.append("#EXT-X-BYTERANGE:%d@%d\n".formatted(segment.bytes(), rendition.startByte(i)));
      text.append(name).append('\n');
    }
    return text.append("#EXT-X-ENDLIST\n").toString();
  }

  private BlobKey key(String address) {
    var root = "s3://" + bucketName + "/";
    if (!address.startsWith(root)) {
      throw new IllegalArgumentException("not in the bucket: " + address);
    }
    return new BlobKey(address.substring(root.length()));
  }

  private void put(String key, String text) {
    bucket.put(new BlobKey(key), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, Job job) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    var node = answer.putObject("job").put("id", job.id).put("status", job.status);
    node.put("jobPercentComplete", job.percent).put("role", "arn:aws:iam::1:role/x");
    node.set("settings", job.settings);
    if (job.status.equals("ERROR")) {
      node.put("errorCode", 1401).put("errorMessage", "Unable to open input file");
    }
    SimulatorServer.send(exchange, status, "application/json", JSON.writeValueAsBytes(answer));
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    SimulatorServer.send(
        exchange,
        status,
        "application/json",
        JSON.writeValueAsBytes(JSON.createObjectNode().put("message", message)));
  }
}
