package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.usecase.ClipStreams;
import io.clipgen.application.clips.usecase.DeleteClip;
import io.clipgen.application.clips.usecase.MakeStream;
import io.clipgen.application.clips.usecase.OpenStream;
import io.clipgen.application.clips.usecase.OrderStream;
import io.clipgen.application.clips.usecase.Passes;
import io.clipgen.application.clips.usecase.PreviewStream;
import io.clipgen.application.clips.usecase.RemoveDiscardedFiles;
import io.clipgen.application.clips.usecase.WatchStream;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.PartyId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Clips, and all that streams them, over fakes.
public final class StreamedClip {

  /// How long passes are good beside the time of playing.
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  public final InMemoryTransactions transactions = new InMemoryTransactions();
  public final InMemoryClips clips = new InMemoryClips(transactions);
  public final InMemoryStreams streams = new InMemoryStreams(transactions);
  public final InMemoryBlobStore files = new InMemoryBlobStore();
  public final InMemoryPassKeys keys = new InMemoryPassKeys(transactions);
  public final PaperSigning signing = new PaperSigning();
  public final TempWorkFolders folders = new TempWorkFolders();
  public final PaperTranscoder transcoder = new PaperTranscoder(files);
  public final FakeJobs jobs = new FakeJobs(transactions);

  public final FewAtOnce limits = new FewAtOnce();

  /// The machine's clock.
  public final SettableClock clock = new SettableClock();

  private final InstantSource machine = clock::now;

  public final Passes passes = new Passes(keys, signing, machine);
  public final OrderStream order =
      new OrderStream(
          clips,
          new ClipStreams(files, streams, clips, jobs, clock, new SequentialIds(), false),
          limits,
          jobs,
          transactions);
  public final MakeStream make =
      new MakeStream(
          folders,
          new PaperStudio().prober(),
          transcoder,
          PaperTranscoder.stills(),
          files,
          streams,
          clips,
          transactions);
  public final OpenStream open = new OpenStream(clips, streams, passes, machine, LIFETIME);
  public final PreviewStream preview = new PreviewStream(clips, streams, transactions);
  public final WatchStream watch = new WatchStream(streams, files, passes, machine);
  public final DeleteClip delete = new DeleteClip(clips, files, streams, clips, transactions);

  private int made;

  /// A clip of that length with captions that begin at 1 s and at 9 s.
  public Clip clip(PartyId owner, long ms) {
    made++;
    SourceVideo video = Footage.video(1000 + made, owner);
    ClipOrder job = Footage.order(2000 + made, video, owner);
    Clip clip = Footage.clip(3000 + made, job, 1);
    put(clip.files() + ".mp4", new String(PaperStudio.video(ms), StandardCharsets.UTF_8));
    put(
        clip.files() + ".vtt",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nEarly.\n\n00:00:09.000 --> 00:00:10.000\nLate.\n\n");
    transactions.run(() -> clips.addAll(List.of(clip)));
    return clip;
  }

  /// The next version of it, which differs in its captions only.
  public Clip captioned(Clip clip, String vtt) {
    Clip next =
        clip.next(
            clip.recipe(),
            clip.excerpt(),
            clip.size(),
            clip.watermark(),
            clip.length(),
            clip.bytes(),
            clip.files(),
            clip.files() + "-" + clip.version(),
            clock.now(),
            clip.scenes());
    put(next.captionFiles() + ".vtt", vtt);
    transactions.run(() -> clips.replace(next));
    return next;
  }

  /// The next version of it, whose video is another one of that length; its stream stays what it
  /// is.
  public Clip rendered(Clip clip, long ms) {
    String name = clip.files() + "-" + clip.version();
    Clip next =
        clip.next(
            clip.recipe(),
            clip.excerpt(),
            clip.size(),
            clip.watermark(),
            clip.length(),
            clip.bytes(),
            name,
            clip.captionFiles(),
            clock.now(),
            clip.scenes());
    put(name + ".mp4", new String(PaperStudio.video(ms), StandardCharsets.UTF_8));
    transactions.run(() -> clips.replace(next));
    return next;
  }

  /// Removes the stored files that nothing names any more.
  public void removeDiscarded() {
    clips.pass(Duration.ofHours(2));
    new RemoveDiscardedFiles(clips, files, transactions).run(clock.now());
  }

  /// Has its stream made.
  public void stream(Caller owner, Clip clip) {
    order.handle(owner, clip.id());
    jobs.run(make);
  }

  /// Keeps a text.
  public void put(String key, String text) {
    files.put(new BlobKey(key), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Somebody.
  public static Caller somebody(int number) {
    return new Caller(Footage.party(number), Set.of("CLIPPER"));
  }
}
