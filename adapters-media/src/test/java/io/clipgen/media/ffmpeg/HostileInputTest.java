package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.media.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that somebody made to break in, to overload, or to make the house look foolish. 50 damaged
/// ones in the build, 2,000 with `-Psoak`.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class HostileInputTest {

  private static final int COUNT = Integer.getInteger("clipgen.hostile.count", 50);

  /// The same files in every build.
  private static final long SEED = seed(System.getProperty("clipgen.hostile.seed", "5"));

  private static final String SECRET = "CANARY-7f3a91";

  private static final Map<String, byte[]> SEEDS = new LinkedHashMap<>();

  @TempDir static Path seeds;
  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    make("seed.mp4", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac");
    make("seed.mov", "-c:v", "mpeg4", "-c:a", "pcm_s16le");
    make("seed.mkv", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "libmp3lame");
    // A speed below zero is one that does not go by how busy the machine is.
    make(
        "seed.webm",
        "-c:v",
        "libvpx",
        "-deadline",
        "realtime",
        "-cpu-used",
        "-8",
        "-c:a",
        "libopus");
    make("seed.ts", "-c:v", "mpeg2video", "-c:a", "mp2");
    make("seed.avi", "-c:v", "mpeg4", "-c:a", "pcm_s16le");
  }

  private static void make(String name, String... codecs) throws Exception {
    var binaries = new Locator(Samples.CACHE, null).find("bundled");
    var command = new java.util.ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc=s=128x128:r=10:d=3.5",
            "-f",
            "lavfi",
            "-i",
            "sine=f=440:r=48000:d=3.5"));
    command.addAll(List.of(codecs));
    // The same bytes each time: what chance does to them depends on their number.
    command.addAll(List.of("-fflags", "+bitexact", "-flags", "+bitexact"));
    command.addAll(List.of("-g", "10", "-b:a", "64k", seeds.resolve(name).toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(binaries.environment());
    var running = process.start();
    var said = new String(running.getInputStream().readAllBytes());
    assertThat(running.waitFor()).as(name + ": " + said).isZero();
    SEEDS.put(name, Files.readAllBytes(seeds.resolve(name)));
  }

  private static long seed(String given) {
    return given.equals("random") ? System.nanoTime() % 1_000_000 : Long.parseLong(given);
  }

  @Test
  void damaged_files_are_refused_or_worked_on_and_nothing_breaks() throws Exception {
    var studio = new HostileStudio(folder.resolve("work"));
    var chance = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      var file = Mutation.next(SEEDS, chance);
      try {
        studio.offer("damaged-" + i, file);
      } catch (Throwable e) {
        var kept = Files.write(Path.of("target", "hostile-" + SEED + "-" + i), file);
        throw new AssertionError("number %d of seed %d, kept as %s".formatted(i, SEED, kept), e);
      }
    }
    System.out.printf("Damaged files (seed %d): %s", SEED, studio.figures());
  }

  @Test
  void whole_files_of_each_kind_are_taken() throws Exception {
    var studio = new HostileStudio(folder.resolve("work"));
    for (var seed : SEEDS.entrySet()) {
      assertThat(studio.offer(seed.getKey(), seed.getValue())).as(seed.getKey()).isEqualTo("made");
    }
    assertThat(studio.streamed()).isEqualTo(2);
  }

  @Test
  void tricks_read_nothing_that_is_not_theirs_and_call_nobody() throws Exception {
    var canary =
        Files.write(
            folder.resolve("canary.ts"), Bytes.joined(SEEDS.get("seed.ts"), Bytes.ascii(SECRET)));
    var calls = new AtomicInteger();
    try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> count(listener, calls));
      var studio = new HostileStudio(folder.resolve("work"));
      var tricks = Tricks.of(SEEDS, "http://127.0.0.1:" + listener.getLocalPort() + "/x", canary);
      for (var trick : tricks.entrySet()) {
        var answer = studio.offer(trick.getKey(), trick.getValue());
        if (!trick.getKey().startsWith("harmless")) {
          assertThat(answer).as(trick.getKey()).isNotEqualTo("made");
        }
      }
      assertThat(calls).as("calls over the network").hasValue(0);
      assertThat(Bytes.find(studio.all(), SECRET)).isEqualTo(-1);
      System.out.printf("Tricks: %s", studio.figures());
    }
  }

  private static void count(ServerSocket listener, AtomicInteger calls) {
    try {
      while (true) {
        listener.accept().close();
        calls.incrementAndGet();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  /// The known ones, each with what it is called.
  static final class Tricks {

    private Tricks() {}

    static Map<String, byte[]> of(Map<String, byte[]> seeds, String url, Path canary) {
      var tricks = new LinkedHashMap<String, byte[]>();
      var file = "file://" + canary;
      text(tricks, "playlist.m3u8", "#EXTM3U\n#EXTINF:1,\n" + url + "\n#EXTINF:4,\n" + file);
      text(tricks, "playlist.mp4", "\uFEFF \n#EXTM3U\n#EXT-X-MAP:URI=\"" + file + "\"\n" + url);
      text(tricks, "master.ts", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + url + "\n");
      text(
          tricks,
          "key.m3u8",
          "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + url + "\"\n#EXTINF:4,\n" + canary);
      text(
          tricks,
          "manifest.mpd",
          "<?xml version=\"1.0\"?><MPD><BaseURL>%s</BaseURL><Period><AdaptationSet><Representation id=\"1\"><SegmentList><SegmentURL media=\"%s\"/></SegmentList></Representation></AdaptationSet></Period></MPD>"
              .formatted(url, file));
      text(tricks, "smooth.ism", "<SmoothStreamingMedia><StreamIndex Url=\"" + url + "\"/>");
      text(tricks, "script.ffconcat", "ffconcat version 1.0\nfile '" + canary + "'\n");
      text(tricks, "script.mp4", "file '" + canary + "'\nduration 4\nfile '" + url + "'\n");
      text(tricks, "protocol.mp4", "concat:" + canary + "|" + canary);
      text(tricks, "subfile.mp4", "subfile,,start,0,end,9999,,:" + canary);
      text(tricks, "list.pls", "[playlist]\nFile1=" + file + "\n");
      text(
          tricks,
          "drawing.svg",
          "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\""
              + file
              + "\"/><image xlink:href=\""
              + url
              + "\"/></svg>");
      text(tricks, "page.webm", "<html><video src=\"" + url + "\"></html>");
      text(
          tricks,
          "session.sdp",
          "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n");
      text(tricks, "script.avs", "AviSource(\"" + canary + "\")");
      tricks.put("nothing.mp4", new byte[0]);
      tricks.put("zeros.mp4", new byte[100_000]);
      tricks.put("archive.mp4", Bytes.joined(Bytes.ascii("PK\3\4"), new byte[500]));
      tricks.put("program.mkv", Bytes.joined(Bytes.ascii("\u007fELF"), new byte[500]));
      tricks.put(
          "reference.mov",
          Bytes.joined(
              Bytes.box("ftyp", Bytes.ascii("qt  \0\0\0\0qt  ")),
              Bytes.box(
                  "moov",
                  Bytes.box(
                      "rmra", reference(url), reference(file), reference(canary.toString())))));
      tricks.put("harmless-elsewhere.mov", elsewhere(seeds.get("seed.mov"), file));
      tricks.put("harmless-elsewhere-too.mov", elsewhere(seeds.get("seed.mov"), url));
      bombs(tricks);
      streams(tricks, seeds);
      return tricks;
    }

    private static void text(Map<String, byte[]> tricks, String name, String text) {
      tricks.put(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static byte[] reference(String to) {
      var address = Bytes.ascii(to + "\0");
      return Bytes.box(
          "rmda",
          Bytes.box(
              "rdrf",
              Bytes.number(0, 4),
              Bytes.ascii("url "),
              Bytes.number(address.length, 4),
              address));
    }

    /// The samples of the picture are said to be in another file.
    private static byte[] elsewhere(byte[] mov, String address) {
      var at = Bytes.find(mov, "dref") + 4 + 4 + 4;
      var name = address.startsWith("file://") ? address.substring(7) : address;
      return Bytes.withBox(
          mov, at, Bytes.box("url ", Bytes.number(0, 4), Bytes.ascii(name + "\0")));
    }

    /// Small files that say that they are large.
    private static void bombs(Map<String, byte[]> tricks) {
      var wide = Bytes.of(0xff, 0xff);
      tricks.put(
          "bomb.png",
          Bytes.joined(
              Bytes.of(0x89),
              Bytes.ascii("PNG\r\n\u001a\n\0\0\0\rIHDR"),
              Bytes.number(65_535, 4),
              Bytes.number(65_535, 4)));
      tricks.put(
          "bomb.gif",
          Bytes.joined(
              Bytes.ascii("GIF89a"),
              wide,
              wide,
              Bytes.repeated(Bytes.ascii("!\u00f9\4\0\0\0\0\0,\0\0\0\0"), 1_000)));
      var jpeg =
          Bytes.joined(
              Bytes.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xdc, 0xff, 0xdc, 3),
              Bytes.of(1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0),
              Bytes.of(0xff, 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0),
              new byte[2_000]);
      tricks.put("wide-jpeg.mkv", clip("V_MJPEG", 65_500, 65_500, new byte[0], jpeg));
      tricks.put("wide-header.mkv", clip("V_MJPEG", 65_535, 65_535, new byte[0], jpeg));
      tricks.put("small-header.mkv", clip("V_MJPEG", 320, 240, new byte[0], jpeg));
      tricks.put("wide-raw.mkv", clip("V_UNCOMPRESSED", 65_535, 65_535, new byte[0], jpeg));
      var packed = deflated(100);
      var packing =
          Bytes.element(
              0x6d80,
              Bytes.element(0x6240, Bytes.element(0x5034, Bytes.element(0x4254, Bytes.of(0)))));
      tricks.put("packed.mkv", clip("V_MJPEG", 320, 240, packing, packed));
    }

    /// Too many of everything, too deep, too long.
    private static void streams(Map<String, byte[]> tricks, Map<String, byte[]> seeds) {
      var track =
          Bytes.element(
              0xae,
              Bytes.element(0xd7, Bytes.of(1)),
              Bytes.element(0x83, Bytes.of(1)),
              Bytes.element(0x86, Bytes.ascii("V_VP8")));
      tricks.put(
          "hundred-thousand-streams.mkv",
          Bytes.matroska(Bytes.element(0x1654ae6b, Bytes.repeated(track, 100_000))));
      var mp4 = seeds.get("seed.mp4");
      var trak = Bytes.find(mp4, "trak") - 4;
      tricks.put(
          "ten-thousand-streams.mp4",
          Bytes.withBox(mp4, trak, Bytes.repeated(Bytes.boxAt(mp4, trak), 10_000)));
      tricks.put(
          "deep.mp4",
          Bytes.joined(
              Bytes.box("ftyp", Bytes.ascii("isom\0\0\0\0isom")), Bytes.nested("moov", 500_000)));
      var tag = Bytes.element(0x67c8);
      for (int depth = 0; depth < 500; depth++) {
        tag = Bytes.element(0x67c8, tag);
      }
      tricks.put("deep.mkv", Bytes.matroska(Bytes.element(0x1254c367, Bytes.element(0x7373, tag))));
      tricks.put(
          "forever.mkv",
          Bytes.matroska(
              Bytes.element(
                  0x1549a966,
                  Bytes.element(0x2ad7b1, Bytes.number(Long.MAX_VALUE, 8)),
                  Bytes.element(0x4489, Bytes.number(0x7fefffffffffffffL, 8))),
              Bytes.element(0x1654ae6b, track)));
      tricks.put(
          "attached.mkv",
          Bytes.matroska(
              Bytes.element(
                  0x1941a469,
                  Bytes.element(
                      0x61a7,
                      Bytes.element(0x466e, Bytes.ascii("../../../../tmp/taken")),
                      Bytes.element(0x4660, Bytes.ascii("application/x-truetype-font")),
                      Bytes.element(0x465c, new byte[10_000]))),
              Bytes.element(0x1654ae6b, track)));
    }

    /// A Matroska file with one picture a second, for five seconds.
    private static byte[] clip(String codec, int width, int height, byte[] more, byte[] picture) {
      var blocks = new byte[0];
      for (int second = 0; second < 5; second++) {
        blocks =
            Bytes.joined(
                blocks,
                Bytes.element(
                    0xa3,
                    Bytes.of(0x81),
                    Bytes.number(second * 1_000L, 2),
                    Bytes.of(0x80),
                    picture));
      }
      return Bytes.matroska(
          Bytes.element(
              0x1549a966,
              Bytes.element(0x2ad7b1, Bytes.number(1_000_000, 4)),
              Bytes.element(0x4489, Bytes.number(Double.doubleToLongBits(5_000), 8))),
          Bytes.element(
              0x1654ae6b,
              Bytes.element(
                  0xae,
                  Bytes.element(0xd7, Bytes.of(1)),
                  Bytes.element(0x73c5, Bytes.of(1)),
                  Bytes.element(0x83, Bytes.of(1)),
                  Bytes.element(0x86, Bytes.ascii(codec)),
                  more,
                  Bytes.element(
                      0xe0,
                      Bytes.element(0xb0, Bytes.number(width, 4)),
                      Bytes.element(0xba, Bytes.number(height, 4))))),
          Bytes.element(0x1f43b675, Bytes.element(0xe7, Bytes.of(0)), blocks));
    }

    /// So many million zeros, a thousandth as long.
    private static byte[] deflated(int millions) {
      var packed = new ByteArrayOutputStream();
      try (var out = new DeflaterOutputStream(packed)) {
        for (int written = 0; written < millions; written++) {
          out.write(new byte[1_000_000]);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return packed.toByteArray();
    }
  }
}
