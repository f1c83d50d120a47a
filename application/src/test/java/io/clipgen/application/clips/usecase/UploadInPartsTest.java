package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.InMemoryUploads;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.TempWorkFolders;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadInPartsTest {

  private static final UploadPolicy POLICY =
      new UploadPolicy(Duration.ofDays(3), 2, 8, Duration.ofSeconds(10));
  private static final byte[] FILM = PaperStudio.video(60_000);

  private final Caller brand = new Caller(Footage.party(1), Set.of("CLIENT"));
  private final Caller other = new Caller(Footage.party(2), Set.of("CLIENT"));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUploads uploads = new InMemoryUploads(transactions);
  private final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private final InMemoryClips clips = new InMemoryClips(transactions);
  private final InMemoryBlobStore files = new InMemoryBlobStore();
  private final TempWorkFolders folders = new TempWorkFolders();
  private final FakeJobs jobs = new FakeJobs(transactions);
  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private Instant time = Instant.EPOCH;

  private final BeginUpload begin =
      new BeginUpload(uploads, new Small(), POLICY, transactions, clock, ids);
  private final ContinueUpload resume =
      new ContinueUpload(
          uploads,
          files,
          clips,
          folders,
          jobs,
          POLICY,
          transactions,
          clock,
          new InstantSource() {
            @Override
            public Instant instant() {
              return time;
            }
          },
          ids);
  private final SeeUpload see = new SeeUpload(uploads, clock);
  private final EndUpload end = new EndUpload(uploads, clips, jobs, transactions);
  private final ForgetUploads forget = new ForgetUploads(uploads, clips, transactions);
  private final RemoveDiscardedFiles removal = new RemoveDiscardedFiles(clips, files, transactions);
  private final TakeUpload take = taking(clock);

  private TakeUpload taking(BusinessClock clock) {
    return new TakeUpload(
        uploads, folders, new PaperStudio().pipeline(), files, videos, clips, transactions, clock);
  }

  @AfterEach
  void no_work_folder_is_left() {
    assertThat(folders.lent()).isEmpty();
  }

  private Upload begun(long length) {
    return ((BeginUpload.Outcome.Begun)
            begin.handle(new BeginUpload.Command(brand, "My talk.v2.mp4", "note", length)))
        .upload();
  }

  private ContinueUpload.Outcome send(Upload upload, long from, InputStream content) {
    return resume.handle(
        new ContinueUpload.Command(brand, upload.video(), from, -1, null, content));
  }

  private ContinueUpload.Outcome send(Upload upload, long from, byte[] content, Checksum checksum) {
    return resume.handle(
        new ContinueUpload.Command(
            brand,
            upload.video(),
            from,
            content.length,
            checksum,
            new ByteArrayInputStream(content)));
  }

  private Upload seen(Upload upload) {
    return see.handle(brand, upload.video()).orElseThrow();
  }

  private static InputStream of(byte[] all, int from, int to) {
    return new ByteArrayInputStream(all, from, to - from);
  }

  /// Sends `content`, and then the connection is gone.
  private static InputStream cut(InputStream content) {
    return new SequenceInputStream(
        content,
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        });
  }

  private void removeDiscarded() {
    clips.pass(Duration.ofMinutes(61));
    removal.run(clock.now());
  }

  @Test
  void an_upload_in_parts_becomes_a_video_like_any_other() {
    Upload upload = begun(FILM.length);
    assertThat(send(upload, 0, of(FILM, 0, 12)))
        .isEqualTo(new ContinueUpload.Outcome.Received(seen(upload)));
    assertThat(seen(upload).received()).isEqualTo(12);
    assertThat(jobs.waiting()).isEmpty();
    send(upload, 12, of(FILM, 12, FILM.length));
    assertThat(seen(upload).state()).isInstanceOf(Upload.Complete.class);
    assertThat(jobs.waiting()).singleElement().extracting("owner").isEqualTo(brand.party());

    jobs.run(take);

    SourceVideo video = videos.find(upload.video()).orElseThrow();
    assertThat(video.title()).isEqualTo("My talk.v2");
    assertThat(video.owner()).isEqualTo(brand.party());
    assertThat(video.info().bytes()).isEqualTo(FILM.length);
    assertThat(seen(upload).state()).isEqualTo(new Upload.Taken());
    assertThat(files.open(new BlobKey(video.file()))).hasBinaryContent(FILM);
    removeDiscarded();
    assertThat(files.keys()).containsExactly(video.file());
  }

  @Test
  void what_arrived_before_the_connection_was_cut_counts() {
    Upload upload = begun(FILM.length);
    assertThat(send(upload, 0, cut(of(FILM, 0, 11))))
        .isEqualTo(new ContinueUpload.Outcome.Received(seen(upload)));
    assertThat(seen(upload).received()).isEqualTo(11);
    send(upload, 11, cut(of(FILM, 11, 11)));
    send(upload, 11, cut(of(FILM, 11, 13)));
    send(upload, 13, of(FILM, 13, FILM.length));
    jobs.run(take);
    assertThat(videos.find(upload.video())).isPresent();
  }

  @Test
  void bytes_from_anywhere_else_are_not_taken() {
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, 5));
    for (long from : new long[] {0, 4, 6, FILM.length, -1}) {
      assertThat(send(upload, from, of(FILM, 0, 5)))
          .isEqualTo(new ContinueUpload.Outcome.Elsewhere(5));
    }
    assertThat(seen(upload).received()).isEqualTo(5);
  }

  @Test
  void of_two_senders_the_slower_one_is_told_where_the_upload_stands() {
    Upload upload = begun(FILM.length);
    InputStream overtaken =
        new SequenceInputStream(
            of(FILM, 0, 3),
            new InputStream() {
              private boolean done;

              @Override
              public int read() {
                if (!done) {
                  done = true;
                  send(upload, 0, of(FILM, 0, 7));
                }
                return -1;
              }
            });
    assertThat(send(upload, 0, overtaken)).isEqualTo(new ContinueUpload.Outcome.Elsewhere(7));
    send(upload, 7, of(FILM, 7, FILM.length));
    jobs.run(take);
    SourceVideo video = videos.find(upload.video()).orElseThrow();
    removeDiscarded();
    assertThat(files.keys()).containsExactly(video.file());
  }

  @Test
  void small_pieces_are_joined_so_that_many_small_sendings_leave_few_of_them() {
    Upload upload = begun(FILM.length);
    for (int i = 0; i < FILM.length; i++) {
      send(upload, i, of(FILM, i, i + 1));
    }
    // The smallest piece here has 8 bytes.
    assertThat(uploads.pieces(upload.video())).hasSizeLessThanOrEqualTo(FILM.length / 8 + 1);
    jobs.run(take);
    assertThat(videos.find(upload.video())).isPresent();
  }

  @Test
  void a_slow_sender_sees_what_has_arrived_while_it_still_sends() {
    Upload upload = begun(FILM.length);
    InputStream slow =
        new InputStream() {
          private int sent;

          @Override
          public int read() {
            if (sent == 3) {
              assertThat(seen(upload).received()).isBetween(1L, 3L);
            }
            if (sent == 4) {
              return -1;
            }
            time = time.plusSeconds(6);
            return FILM[sent++];
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            int next = read();
            target[offset] = (byte) next;
            return next < 0 ? -1 : 1;
          }
        };
    send(upload, 0, slow);
    assertThat(seen(upload).received()).isEqualTo(4);
  }

  @Test
  void more_than_was_said_is_refused_and_does_not_complete_it() {
    Upload upload = begun(12);
    assertThat(send(upload, 0, of(FILM, 0, 13))).isInstanceOf(ContinueUpload.Outcome.TooMany.class);
    assertThat(seen(upload).received()).isEqualTo(8);
    assertThat(send(upload, 8, Arrays.copyOf(FILM, 5), null))
        .isEqualTo(new ContinueUpload.Outcome.TooMany(4));
    assertThat(seen(upload).received()).isEqualTo(8);
    assertThat(jobs.waiting()).isEmpty();
  }

  @Test
  void bytes_with_a_checksum_count_together_or_not_at_all() throws Exception {
    Upload upload = begun(FILM.length);
    byte[] part = Arrays.copyOf(FILM, 12);
    Checksum right =
        new Checksum(Checksum.Algorithm.SHA1, MessageDigest.getInstance("SHA-1").digest(part));
    Checksum wrong = new Checksum(Checksum.Algorithm.SHA1, new byte[20]);
    assertThat(send(upload, 0, part, wrong)).isEqualTo(new ContinueUpload.Outcome.Mismatch());
    assertThat(
            resume.handle(
                new ContinueUpload.Command(
                    brand, upload.video(), 0, 12, right, cut(of(part, 0, 9)))))
        .isEqualTo(new ContinueUpload.Outcome.Mismatch());
    assertThat(seen(upload).received()).isZero();
    assertThat(send(upload, 0, part, right)).isInstanceOf(ContinueUpload.Outcome.Received.class);
    assertThat(seen(upload).received()).isEqualTo(12);
    removeDiscarded();
    assertThat(files.keys()).hasSize(2);
  }

  @Test
  void nobody_else_sees_continues_or_ends_it() {
    Upload upload = begun(FILM.length);
    SourceVideoId video = upload.video();
    assertThatThrownBy(() -> see.handle(other, video)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> end.handle(other, video)).isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                resume.handle(
                    new ContinueUpload.Command(other, video, 0, -1, null, of(FILM, 0, 5))))
        .isInstanceOf(NotFound.class);
    assertThat(seen(upload).received()).isZero();
  }

  @Test
  void what_is_too_large_has_no_bytes_or_is_one_too_many_is_not_begun() {
    assertThat(begin.handle(new BeginUpload.Command(brand, "x", "", Small.LARGEST + 1)))
        .isEqualTo(new BeginUpload.Outcome.TooLarge(Small.LARGEST));
    assertThatThrownBy(() -> begun(0)).isInstanceOf(InvalidInput.class);
    begun(1);
    Upload second = begun(2);
    assertThatThrownBy(() -> begun(3)).isInstanceOf(Refused.class);
    end.handle(brand, second.video());
    begun(3);
  }

  @Test
  void an_upload_to_which_nothing_is_added_goes_with_its_bytes() {
    Upload upload = begun(FILM.length);
    clock.advance(Duration.ofDays(2));
    send(upload, 0, of(FILM, 0, 5));
    clock.advance(Duration.ofDays(2));
    assertThat(forget.run(clock.now())).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(see.handle(brand, upload.video())).isEmpty();
    assertThat(send(upload, 5, of(FILM, 5, 9))).isEqualTo(new ContinueUpload.Outcome.Expired());
    assertThat(forget.run(clock.now())).isEqualTo(1);
    assertThatThrownBy(() -> see.handle(brand, upload.video())).isInstanceOf(NotFound.class);
    removeDiscarded();
    assertThat(files.keys()).isEmpty();
  }

  @Test
  void a_whole_one_that_waits_for_its_job_is_not_given_up() {
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, FILM.length));
    clock.advance(Duration.ofDays(30));
    assertThat(forget.run(clock.now())).isZero();
    jobs.run(take);
    assertThat(videos.find(upload.video())).isPresent();
  }

  @Test
  void of_what_is_no_video_nothing_stays_but_why() {
    byte[] text = "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8);
    Upload upload = begun(text.length);
    send(upload, 0, of(text, 0, text.length));
    FakeJobs.Waiting job = jobs.waiting().getFirst();
    assertThatThrownBy(() -> jobs.run(take))
        .isInstanceOf(JobRefused.class)
        .hasMessage("This is no video.");
    transactions.run(
        () -> take.gaveUp(job.id(), (TakeUpload.Wanted) job.payload(), "This is no video."));
    assertThat(seen(upload).state()).isEqualTo(new Upload.Refused("This is no video."));
    assertThat(videos.size()).isZero();
    removeDiscarded();
    assertThat(files.keys()).isEmpty();
    assertThatThrownBy(() -> take.run(job.id(), (TakeUpload.Wanted) job.payload(), (_, _) -> {}))
        .isInstanceOf(JobRefused.class)
        .hasMessage("This is no video.");
  }

  @Test
  void one_that_was_given_up_becomes_a_video_after_all_when_its_job_is_tried_again()
      throws Exception {
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, FILM.length));
    FakeJobs.Waiting job = jobs.waiting().getFirst();
    TakeUpload.Wanted wanted = (TakeUpload.Wanted) job.payload();
    transactions.run(() -> take.gaveUp(job.id(), wanted, "The disk is full."));
    assertThat(seen(upload).state()).isEqualTo(new Upload.Refused("The disk is full."));
    removeDiscarded();

    take.run(job.id(), wanted, (_, _) -> {});

    assertThat(seen(upload).state()).isEqualTo(new Upload.Taken());
    SourceVideo video = videos.find(upload.video()).orElseThrow();
    assertThat(files.open(new BlobKey(video.file()))).hasBinaryContent(FILM);
    removeDiscarded();
    assertThat(files.keys()).containsExactly(video.file());
  }

  @Test
  void one_that_was_given_up_goes_with_its_bytes_when_nobody_has_it_tried_again() {
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, FILM.length));
    FakeJobs.Waiting job = jobs.waiting().getFirst();
    TakeUpload.Wanted wanted = (TakeUpload.Wanted) job.payload();
    transactions.run(() -> take.gaveUp(job.id(), wanted, "The disk is full."));
    clock.advance(Duration.ofDays(3));
    assertThat(forget.run(clock.now())).isEqualTo(1);
    removeDiscarded();
    assertThat(files.keys()).isEmpty();
    assertThatThrownBy(() -> take.run(job.id(), wanted, (_, _) -> {}))
        .isInstanceOf(JobRefused.class)
        .hasMessageContaining("send the video again");
  }

  @Test
  void what_is_stored_stays_however_far_business_time_jumps_before_it_has_its_name() {
    BusinessClock jumping =
        () -> {
          clock.advance(Duration.ofDays(7));
          removal.run(clock.now());
          return clock.now();
        };
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, FILM.length));

    jobs.run(taking(jumping));

    SourceVideo video = videos.find(upload.video()).orElseThrow();
    assertThat(files.open(new BlobKey(video.file()))).hasBinaryContent(FILM);
  }

  @Test
  void one_that_is_ended_while_a_job_takes_it_becomes_no_video() {
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, FILM.length));
    FakeJobs.Waiting job = jobs.waiting().getFirst();
    assertThatThrownBy(
            () ->
                take.run(
                    job.id(),
                    (TakeUpload.Wanted) job.payload(),
                    (stage, _) -> {
                      if (stage.equals("check")) {
                        end.handle(brand, upload.video());
                      }
                    }))
        .isInstanceOf(JobRefused.class);
    assertThat(jobs.cancelled()).containsExactly(job.id());
    assertThat(videos.size()).isZero();
    removeDiscarded();
    assertThat(files.keys()).isEmpty();
  }

  @Test
  void a_piece_that_was_lost_is_our_fault_and_makes_no_shorter_video() {
    Upload upload = begun(FILM.length);
    send(upload, 0, of(FILM, 0, FILM.length));
    files.delete(uploads.pieces(upload.video()).getLast().key());
    assertThatThrownBy(() -> jobs.run(take)).isInstanceOf(StorageFailure.class);
    assertThat(videos.size()).isZero();
  }

  private static final class Small implements Limits {

    static final long LARGEST = 1000;

    @Override
    public long maxUploadBytes(PartyId party) {
      return LARGEST;
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
  }
}
