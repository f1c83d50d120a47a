package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemoryModelUses;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.InMemoryStreams;
import io.clipgen.application.clips.usecase.ClipStreams;
import io.clipgen.application.clips.usecase.MakeClips;
import io.clipgen.application.clips.usecase.OrderClips;
import io.clipgen.application.clips.usecase.UploadSource;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.media.MediaSettings;
import io.clipgen.media.MediaTools;
import io.clipgen.media.Samples;
import io.clipgen.media.storage.Storages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A studio that takes anything from anybody: each file goes through the upload's use case with the
/// real tools behind it and, if it is taken, through the whole pipeline: most in the plainest way,
/// some with all that is usual (framed by who is to be seen, with captions), and then into the
/// renditions of a stream too. Counts what came of them.
final class HostileStudio {

  /// No one file keeps the studio busy for longer.
  static final Duration LONGEST = Duration.ofSeconds(60);

  /// Of so many files that are taken, one is made into all that is usual.
  private static final int ONE_OF = 5;

  private static final Treatment PLAIN = Treatment.plain(AspectRatio.SQUARE);
  private static final Treatment USUAL =
      new Treatment(AspectRatio.PORTRAIT, Framing.AUTO, CaptionStyle.CLASSIC);

  private static final Limits LIMITS =
      new Limits() {
        @Override
        public long maxUploadBytes(PartyId party) {
          return 100_000_000;
        }

        @Override
        public int maxClipsPerVideo(PartyId party) {
          return 5;
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
      };

  private final Path work;
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private final InMemoryClips clips = new InMemoryClips(transactions);
  private final InMemoryBlobStore files = new InMemoryBlobStore();
  private final FakeJobs jobs = new FakeJobs();
  private final Caller somebody = new Caller(Footage.party(1), Set.of("CLIENT"));
  private final UploadSource upload;
  private final MediaProber prober;
  private final Transcoder transcoder;
  private final OrderClips order;
  private final MakeClips make;

  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> failed = new TreeMap<>();
  private int tried;
  private int taken;
  private int usual;
  private int streamed;
  private int made;
  private Duration longest = Duration.ZERO;

  HostileStudio(Path work) throws IOException {
    this.work = work;
    var said = Files.createDirectories(work).resolveSibling("said.srt");
    Files.writeString(said, "1\n00:00:00,200 --> 00:00:03,000\nWhat nobody has said here.\n");
    var settings =
        Map.of(
            "clipgen.home",
            "..",
            "clipgen.ffmpeg",
            "bundled",
            "clipgen.transcriber",
            "subtitles",
            "clipgen.transcript",
            said.toString(),
            "clipgen.analyst",
            "signals",
            "clipgen.cache",
            Samples.CACHE.toString());
    var pipeline =
        new MediaTools(MediaSettings.of(key -> Optional.ofNullable(settings.get(key)))).pipeline();
    var folders = Storages.work(work, 0);
    var clock = new SettableClock();
    var ids = new SequentialIds();
    upload =
        new UploadSource(folders, pipeline, files, videos, clips, LIMITS, transactions, clock, ids);
    var ffmpeg = Ffmpeg.of("bundled", Samples.CACHE);
    prober = ffmpeg.prober();
    transcoder = ffmpeg.transcoder(files);
    order = new OrderClips(videos, clips, LIMITS, jobs, transactions, clock, 128);
    make =
        new MakeClips(
            folders,
            pipeline,
            ffmpeg.stills(),
            files,
            videos,
            clips,
            clips,
            new InMemoryModelUses(transactions),
            new ClipStreams(
                files, new InMemoryStreams(transactions), clips, jobs, clock, ids, false),
            transactions,
            clock,
            ids);
  }

  /// Offers a file.
  ///
  /// @return what was answered: the reason of a refusal, or `made` or `failed: …`
  String offer(String name, byte[] content) throws Exception {
    tried++;
    var began = System.nanoTime();
    var answer = answer(name, content);
    var took = Duration.ofNanos(System.nanoTime() - began);
    longest = took.compareTo(longest) > 0 ? took : longest;
    assertThat(took).as(name).isLessThan(LONGEST);
    assertNothingIsLeft(name);
    return answer;
  }

  private String answer(String name, byte[] content) throws InterruptedException {
    // Whatever else is thrown is an answer of 500 and more.
    var outcome =
        upload.handle(new UploadSource.Command(somebody, name, new ByteArrayInputStream(content)));
    return switch (outcome) {
      case UploadSource.Outcome.Unusable(String reason) -> {
        assertThat(reason).as(name).matches("[A-Z][^\n]+\\.");
        refused.merge(kind(reason), 1, Integer::sum);
        yield reason;
      }
      case UploadSource.Outcome.TooLarge(long limit) -> {
        // Some damage repeats a part until the file is larger than anybody may upload.
        assertThat((long) content.length).as(name).isGreaterThan(limit);
        refused.merge("It is larger than N MB.", 1, Integer::sum);
        yield "too large";
      }
      case UploadSource.Outcome.Accepted(var video) -> {
        var all = taken++ % ONE_OF == 0;
        var job =
            order.handle(
                new OrderClips.Command(
                    somebody, video.id(), 1, Duration.ofSeconds(3), all ? USUAL : PLAIN));
        String answer;
        try {
          jobs.run(make);
          made++;
          usual += all ? 1 : 0;
          answer = "made";
        } catch (JobHandler.JobRefused | MediaFailure reason) {
          transactions.run(
              () -> make.gaveUp(job, new MakeClips.Order("", ""), reason.getMessage()));
          failed.merge(kind(reason.getMessage()), 1, Integer::sum);
          answer = "failed: " + reason.getMessage();
        }
        if (all) {
          stream(new BlobKey(video.file()));
        }
        files.delete(new BlobKey(video.file()));
        yield answer;
      }
    };
  }

  /// Makes the renditions of a stream of the file itself.
  private void stream(BlobKey file) throws InterruptedException {
    var folder = work.resolve("stream");
    try {
      var local = files.copy(file, Files.createDirectory(folder).resolve("media"));
      var info = prober.probe(local);
      var ladder = Ladder.of(info);
      var order = new Transcoder.Order("hostile", file, local, info, ladder, "stream");
      var renditions = transcoder.transcode(order, Meter.NONE);
      assertThat(renditions).extracting(Rendition::name).isEqualTo(ladder.names());
      renditions.forEach(each -> files.delete(order.file(each.name())));
      streamed++;
    } catch (UnusableMedia | MediaFailure reason) {
      failed.merge("stream: " + kind(reason.getMessage()), 1, Integer::sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("media"));
      // Fails where anything else was left.
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// No program runs, no temporary file is there.
  private void assertNothingIsLeft(String name) throws IOException {
    assertThat(ProcessHandle.current().descendants()).as("programs left by " + name).isEmpty();
    try (var left = Files.list(work)) {
      assertThat(left).as("files left by " + name).isEmpty();
    }
  }

  /// All bytes of all clips that were made, and of what was written about them.
  byte[] all() throws IOException {
    var all = new java.io.ByteArrayOutputStream();
    for (var key : files.keys()) {
      try (var content = files.open(new BlobKey(key))) {
        content.transferTo(all);
      }
    }
    for (var clip : clips.all()) {
      all.writeBytes(Bytes.ascii(clip.toString()));
    }
    return all.toByteArray();
  }

  int made() {
    return made;
  }

  /// How many were made into the renditions of a stream.
  int streamed() {
    return streamed;
  }

  String figures() {
    var text = new StringBuilder();
    text.append(
        "%d tried, %d refused at the door, %d accepted: %d made, %d refused later; 0 answers of 500 and more, 0 programs or files left, longest %.1f s%n"
            .formatted(
                tried, sum(refused), taken, made, taken - made, longest.toMillis() / 1000.0));
    text.append(
        "  of %d files that were taken, each with all that is usual: %d clips and %d streams made%n"
            .formatted(Math.ceilDiv(taken, ONE_OF), usual, streamed));
    refused.forEach((reason, times) -> text.append("  %5d  %s%n".formatted(times, reason)));
    failed.forEach((reason, times) -> text.append("  %5d  later: %s%n".formatted(times, reason)));
    return text.toString();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String kind(String reason) {
    var first = reason.lines().findFirst().orElse("").replaceAll("\\d[\\d:.,]*", "N");
    return first.length() > 90 ? first.substring(0, 90) + "…" : first;
  }
}
