package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.PassKeys.PassKey;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.StreamedClip;
import io.clipgen.application.clips.usecase.WatchStream.Outcome;
import io.clipgen.application.clips.usecase.WatchStream.Showing;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.JobId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamUseCasesTest {

  private final StreamedClip house = new StreamedClip();
  private final Caller owner = StreamedClip.somebody(1);
  private final Caller other = StreamedClip.somebody(2);

  @AfterEach
  void no_work_folder_is_left() {
    assertThat(house.folders.lent()).isEmpty();
  }

  // Making

  @Test
  void a_clip_is_streamed_in_its_qualities_with_sound_captions_poster_and_storyboard() {
    Clip clip = house.clip(owner.party(), 11_000);

    house.stream(owner, clip);

    StreamContent content = content(clip);
    assertThat(content.pictures())
        .extracting(each -> each.name())
        .containsExactly("1080p", "720p", "480p", "360p");
    assertThat(content.sound()).isPresent();
    assertThat(content.captions()).isTrue();
    assertThat(content.storyboard().orElseThrow().pictures()).isEqualTo(11);
    String files = stream(clip).files();
    assertThat(house.files.keys())
        .contains(
            files + "/1080p.mp4",
            files + "/360p.mp4",
            files + "/sound.mp4",
            files + "/poster.jpg",
            files + "/storyboard.jpg");
  }

  @Test
  void ordering_again_changes_nothing_unless_the_file_was_made_anew() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    MediaStream first = stream(clip);
    assertThat(house.order.handle(owner, clip.id())).isEqualTo(first);
    assertThat(house.jobs.waiting()).isEmpty();

    house.put(clip.files() + ".mp4", "video 12000 1920 1080\n");
    house.stream(owner, clip);

    assertThat(content(clip).lengthMs()).isEqualTo(12_000);
    house.removeDiscarded();
    assertThat(house.files.keys())
        .noneMatch(key -> key.startsWith(first.files()))
        .contains(stream(clip).files() + "/poster.jpg");
  }

  @Test
  void only_so_many_streams_of_one_party_are_made_at_a_time() {
    house.limits.orders = 1;
    Clip first = house.clip(owner.party(), 8_000);
    Clip second = house.clip(owner.party(), 8_000);
    MediaStream ordered = house.order.handle(owner, first.id());

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> house.order.handle(owner, second.id()))
        .withMessageContaining("1 streams at a time");
    assertThat(house.jobs.waiting()).hasSize(1);
    assertThat(house.streams.findOf(second.id().text())).isEmpty();
    assertThat(house.order.handle(owner, first.id())).as("ordered again").isEqualTo(ordered);
    house.order.handle(other, house.clip(other.party(), 8_000).id());

    house.jobs.run(house.make);
    house.order.handle(owner, second.id());
  }

  @Test
  void corrected_captions_take_the_place_of_the_old_ones_and_no_quality_is_made_again() {
    Clip clip = house.clip(owner.party(), 11_000);
    house.stream(owner, clip);
    Passes.Signed pass = pass(owner, clip);
    assertThat(admitted(pass).captions().orElseThrow()).contains("Early.");

    Clip corrected = house.captioned(clip, "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nRight.\n\n");
    house.order.handle(owner, clip.id());
    assertThat(house.jobs.waiting()).isEmpty();
    house.clock.set(house.clock.now().plusSeconds(30));
    assertThat(admitted(pass).captions().orElseThrow()).contains("Right.").doesNotContain("Early.");

    house.captioned(corrected, "WEBVTT\n\n");
    house.order.handle(owner, clip.id());
    assertThat(content(clip).captions()).isFalse();
    assertThat(house.transcoder.transcoded).hasValue(1);
  }

  @Test
  void what_its_owner_changes_while_a_stream_is_made_stays_changed() {
    Clip clip = house.clip(owner.party(), 8_000);
    MediaStream ordered = house.order.handle(owner, clip.id());
    Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
    run(
        ordered,
        (stage, _) -> {
          if (stage.equals("transcode") && stream(clip).preview().isEmpty()) {
            house.preview.handle(owner, clip.id(), minute);
            house.captioned(clip, "WEBVTT\n\n");
            house.order.handle(owner, clip.id());
          }
        });
    assertThat(stream(clip).preview()).isEqualTo(minute);
    assertThat(content(clip).captions()).isFalse();
    assertThat(house.transcoder.transcoded).hasValue(1);
  }

  @Test
  void only_the_owner_orders_a_stream() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.transactions.run(() -> house.clips.share(clip.id(), other.party()));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> house.order.handle(other, clip.id()));
  }

  @Test
  void where_the_disk_has_no_room_for_the_file_or_its_ladder_nothing_is_begun() {
    Clip clip = house.clip(owner.party(), 8_000);
    MediaStream ordered = house.order.handle(owner, clip.id());
    long file = PaperStudio.video(8_000).length;
    MediaInfo.Picture picture = new MediaInfo.Picture("h264", 1920, 1080, 30);
    long ladder =
        Ladder.of(new MediaInfo("paper", 8_000, file, Optional.of(picture), Footage.MINUTE.audio()))
            .roomFor(8_000);
    for (long room : new long[] {file - 1, ladder - 1}) {
      house.folders.room(room);
      List<String> stages = new ArrayList<>();
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(() -> run(ordered, (stage, _) -> stages.add(stage)))
          .withMessageStartingWith("There is room for " + room + " bytes");
      assertThat(stages)
          .containsExactlyElementsOf(room < file ? List.of("fetch") : List.of("fetch", "probe"));
      assertThat(house.transcoder.transcoded).hasValue(0);
    }
    house.folders.room(ladder);
    run(ordered);
    assertThat(stream(clip).content()).isPresent();
  }

  @Test
  void when_transcoding_fails_nothing_is_left_and_a_second_run_makes_it() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.transcoder.fail(new MediaFailure("The disk is full."));
    MediaStream ordered = house.order.handle(owner, clip.id());
    assertThatExceptionOfType(MediaFailure.class).isThrownBy(() -> house.jobs.run(house.make));
    assertThat(house.files.keys()).noneMatch(key -> key.startsWith("streams/"));
    assertThat(stream(clip).state()).isInstanceOf(MediaStream.State.Pending.class);

    house.transcoder.fail(null);
    run(ordered);

    assertThat(stream(clip).content()).isPresent();
  }

  @Test
  void what_a_killed_run_has_stored_goes_when_the_stream_is_given_up_or_replaced_or_deleted() {
    for (boolean deleted : new boolean[] {false, true}) {
      Clip clip = house.clip(owner.party(), 8_000);
      MediaStream ordered = house.order.handle(owner, clip.id());
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  run(
                      ordered,
                      (stage, _) -> {
                        if (stage.equals("transcode")) {
                          throw new IllegalStateException("killed");
                        }
                      }));
      house.put(ordered.files() + "/1080p.mp4", "what it had stored");
      if (deleted) {
        house.delete.handle(owner, clip.id());
      }
      house.transactions.run(() -> house.make.gaveUp(ordered.job(), order(ordered), "It died."));
      house.removeDiscarded();
      assertThat(house.files.keys()).noneMatch(key -> key.startsWith("streams/"));
    }
  }

  @Test
  void a_second_run_does_not_transcode_what_was_transcoded() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    MediaStream made = stream(clip);
    house.transactions.run(() -> house.streams.save(made.in(new MediaStream.State.Pending())));

    run(made);

    assertThat(house.transcoder.transcoded).hasValue(1);
    assertThat(stream(clip)).isEqualTo(made);
  }

  @Test
  void what_cannot_be_streamed_is_refused_and_can_be_ordered_again() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.put(clip.files() + ".mp4", "no video");
    MediaStream ordered = house.order.handle(owner, clip.id());
    assertThatExceptionOfType(JobRefused.class).isThrownBy(() -> house.jobs.run(house.make));
    house.transactions.run(
        () -> house.make.gaveUp(ordered.job(), order(ordered), "This is no video."));
    assertThat(stream(clip).state()).isEqualTo(new MediaStream.State.Failed("This is no video."));

    assertThat(house.order.handle(owner, clip.id()).state())
        .isInstanceOf(MediaStream.State.Pending.class);
  }

  @Test
  void a_stream_that_was_given_up_is_made_after_all_when_its_job_is_tried_again() {
    Clip clip = house.clip(owner.party(), 8_000);
    MediaStream ordered = house.order.handle(owner, clip.id());
    house.transactions.run(
        () -> house.make.gaveUp(ordered.job(), order(ordered), "The disk is full."));
    run(ordered);
    assertThat(stream(clip).content()).isPresent();
  }

  @Test
  void a_clip_that_is_deleted_takes_its_stream_along() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    house.delete.handle(owner, clip.id());
    assertThat(house.streams.findOf(clip.id().text())).isEmpty();
    assertThat(house.files.keys()).noneMatch(key -> key.startsWith("streams/"));
  }

  @Test
  void a_clip_that_is_deleted_while_its_stream_is_made_leaves_no_file() {
    Clip clip = house.clip(owner.party(), 8_000);
    MediaStream ordered = house.order.handle(owner, clip.id());
    house.transactions.run(() -> house.streams.remove(ordered.id()));
    run(ordered);
    assertThat(house.files.keys()).noneMatch(key -> key.startsWith("streams/"));
  }

  @Test
  void a_job_that_is_given_up_after_its_stream_was_made_takes_nothing_back() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    MediaStream made = stream(clip);
    house.transactions.run(() -> house.make.gaveUp(made.job(), order(made), "You cancelled it."));
    assertThat(stream(clip)).isEqualTo(made);
  }

  // Watching

  @Test
  void who_may_see_the_clip_plays_all_of_it() throws Exception {
    Clip clip = house.clip(owner.party(), 11_000);
    house.stream(owner, clip);
    house.transactions.run(() -> house.clips.share(clip.id(), other.party()));

    for (Caller viewer : List.of(owner, other)) {
      Showing showing = admitted(pass(viewer, clip));
      assertThat(showing.content().lengthMs()).isEqualTo(11_000);
      assertThat(text(showing.header("720p").orElseThrow())).isEqualTo("hhhhhhhhhh");
      assertThat(text(showing.segment("720p", 2).orElseThrow())).isEqualTo("2".repeat(100));
      assertThat(showing.segment("720p", 3)).isEmpty();
      assertThat(showing.segment("720p", -1)).isEmpty();
      assertThat(showing.segment("240p", 0)).isEmpty();
      assertThat(showing.captions().orElseThrow()).contains("Late.");
      assertThat(showing.storyboard()).isPresent();
    }
  }

  @Test
  void a_stranger_finds_nothing_until_a_preview_is_opened_and_then_no_more_than_that() {
    Clip clip = house.clip(owner.party(), 20_000);
    house.stream(owner, clip);
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> house.open.handle(other, clip.id()));

    house.preview.handle(owner, clip.id(), Optional.of(Duration.ofSeconds(9)));

    Showing showing = admitted(pass(other, clip));
    assertThat(showing.content().lengthMs()).isEqualTo(8_000);
    assertThat(showing.segment("360p", 1)).isPresent();
    assertThat(showing.segment("360p", 2)).isEmpty();
    assertThat(showing.segment("sound", 2)).isEmpty();
    assertThat(showing.storyboard()).isEmpty();
    assertThat(admitted(pass(owner, clip)).content().lengthMs()).isEqualTo(20_000);

    house.preview.handle(owner, clip.id(), Optional.empty());
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> house.open.handle(other, clip.id()));
  }

  @Test
  void only_the_owner_opens_a_preview_of_a_stream_of_a_segment_at_least_and_a_day_at_most() {
    Clip clip = house.clip(owner.party(), 20_000);
    Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> house.preview.handle(owner, clip.id(), minute));
    house.stream(owner, clip);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> house.preview.handle(other, clip.id(), minute));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> house.preview.handle(owner, clip.id(), Optional.of(Duration.ofSeconds(3))));
    assertThatExceptionOfType(InvalidInput.class)
        .as("a length that no count of milliseconds can say")
        .isThrownBy(
            () ->
                house.preview.handle(
                    owner, clip.id(), Optional.of(Duration.ofSeconds(Long.MAX_VALUE))));
  }

  @Test
  void a_stream_of_a_video_that_was_replaced_is_not_played_and_can_be_ordered_anew() {
    Clip clip = house.clip(owner.party(), 20_000);
    house.stream(owner, clip);
    house.preview.handle(owner, clip.id(), Optional.of(Duration.ofSeconds(9)));
    Clip next = house.rendered(clip, 12_000);

    assertThat(house.open.handle(owner, clip.id()).stream()).isEmpty();
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> house.open.handle(other, clip.id()));

    house.stream(owner, next);
    assertThat(admitted(pass(owner, clip)).content().lengthMs()).isEqualTo(12_000);
  }

  // Passes

  @Test
  void a_pass_ends_and_a_viewer_who_comes_back_soon_gets_the_same_one() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    Passes.Signed pass = pass(owner, clip);
    house.clock.set(house.clock.now().plusSeconds(60));
    assertThat(pass(owner, clip).text()).isEqualTo(pass.text());

    house.clock.set(pass.pass().until().minusSeconds(1));
    assertThat(watch(pass.text(), pass.proof())).isInstanceOf(Outcome.Admitted.class);
    house.clock.set(pass.pass().until());
    assertThat(watch(pass.text(), pass.proof())).isInstanceOf(Outcome.Expired.class);
    assertThat(Duration.between(house.clock.now(), pass(owner, clip).pass().until()))
        .isBetween(StreamedClip.LIFETIME, StreamedClip.LIFETIME.plusMinutes(6));
  }

  @Test
  void the_address_is_worth_nothing_without_the_viewers_own_proof() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    house.transactions.run(() -> house.clips.share(clip.id(), other.party()));
    Passes.Signed mine = pass(owner, clip);
    Passes.Signed theirs = pass(other, clip);
    for (@Nullable String proof : new @Nullable String[] {null, "", theirs.proof(), mine.text()}) {
      assertThat(watch(mine.text(), proof)).isInstanceOf(Outcome.Foreign.class);
    }
    assertThat(watch(mine.proof(), mine.proof())).isInstanceOf(Outcome.Foreign.class);
  }

  @Test
  void no_pass_with_a_changed_character_is_good() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    Passes.Signed pass = pass(owner, clip);
    Random random = new Random(7);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < pass.text().length(); i++) {
      char other = alphabet.charAt(random.nextInt(64));
      if (other != pass.text().charAt(i)) {
        String changed = pass.text().substring(0, i) + other + pass.text().substring(i + 1);
        assertThat(watch(changed, pass.proof())).as(changed).isInstanceOf(Outcome.Foreign.class);
      }
    }
    for (String odd : List.of("", "x", pass.text() + "A", pass.text() + "=", "ä".repeat(108))) {
      assertThat(watch(odd, pass.proof())).isInstanceOf(Outcome.Foreign.class);
    }
  }

  @Test
  void passes_of_an_older_key_stay_good_and_those_of_another_house_never_are() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    Passes.Signed pass = pass(owner, clip);
    byte[] secret = new byte[32];
    secret[0] = 1;
    house.keys.add(new PassKey(secret, house.clock.now()));
    house.clock.set(house.clock.now().plusSeconds(31));
    assertThat(watch(pass.text(), pass.proof())).isInstanceOf(Outcome.Admitted.class);
    assertThat(pass(owner, clip).text()).isNotEqualTo(pass.text());

    Passes.Signed foreign = new StreamedClip().passes.sign(pass.pass());
    assertThat(watch(foreign.text(), foreign.proof())).isInstanceOf(Outcome.Foreign.class);
  }

  @Test
  void a_new_key_signs_once_every_process_knows_it_and_old_ones_go_when_nothing_needs_them() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    Passes.Signed before = pass(owner, clip);
    RotatePassKeys rotate =
        new RotatePassKeys(house.keys, house.transactions, house.clock::now, StreamedClip.LIFETIME);

    assertThat(rotate.handle().accepted()).isEqualTo(2);
    house.clock.set(house.clock.now().plusSeconds(29));
    assertThat(new Passes(house.keys, house.signing, house.clock::now).sign(before.pass()).text())
        .isEqualTo(before.text());
    house.clock.set(house.clock.now().plusSeconds(2));
    Passes.Signed after = pass(owner, clip);
    assertThat(after.text()).isNotEqualTo(before.text());
    assertThat(watch(before.text(), before.proof())).isInstanceOf(Outcome.Admitted.class);
    assertThat(watch(after.text(), after.proof())).isInstanceOf(Outcome.Admitted.class);

    assertThat(rotate.handle().accepted()).isEqualTo(3);
    house.clock.set(house.clock.now().plus(Duration.ofDays(2)));
    assertThat(rotate.handle().accepted()).isEqualTo(2);
    assertThat(pass(owner, clip).pass().stream()).isEqualTo(before.pass().stream());
  }

  @Test
  void a_stream_that_was_removed_is_gone_within_half_a_minute() {
    Clip clip = house.clip(owner.party(), 8_000);
    house.stream(owner, clip);
    Passes.Signed pass = pass(owner, clip);
    admitted(pass);
    house.delete.handle(owner, clip.id());
    house.clock.set(house.clock.now().plusSeconds(30));
    assertThat(watch(pass.text(), pass.proof())).isInstanceOf(Outcome.Gone.class);
  }

  private void run(MediaStream stream) {
    run(stream, (_, _) -> {});
  }

  private void run(MediaStream stream, JobHandler.Progress progress) {
    try {
      house.make.run(new JobId(stream.job().value()), order(stream), progress);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static MakeStream.Order order(MediaStream stream) {
    return new MakeStream.Order(stream.id().text());
  }

  private MediaStream stream(Clip clip) {
    return house.streams.findOf(clip.id().text()).orElseThrow();
  }

  private StreamContent content(Clip clip) {
    return stream(clip).content().orElseThrow();
  }

  private Passes.Signed pass(Caller viewer, Clip clip) {
    return house.open.handle(viewer, clip.id()).pass().orElseThrow();
  }

  private Outcome watch(String pass, @Nullable String proof) {
    return house.watch.handle(pass, proof);
  }

  private Showing admitted(Passes.Signed pass) {
    return ((Outcome.Admitted) watch(pass.text(), pass.proof())).showing();
  }

  private static String text(StoredFile part) throws IOException {
    try (InputStream content = part.open(0, part.size())) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
