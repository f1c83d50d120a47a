package io.clipgen.persistence.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.testing.Footage;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StreamId;
import io.clipgen.persistence.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcNamedJobsTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final JdbcNamedJobs named = new JdbcNamedJobs(DB.database());

  @Test
  void orders_edits_streams_and_uploads_name_their_jobs() {
    PartyId me = Footage.party(1);
    SourceVideo video = Footage.video(2, me);
    ClipOrder order = Footage.order(3, video, me);
    Clip clip = Footage.clip(4, order, 1);
    JobId edit = job(5);
    JobId stream = job(6);
    JobId upload = job(7);
    JobId nobodys = job(8);
    JdbcClips clips = new JdbcClips(DB.database());
    DB.database()
        .run(
            () -> {
              new JdbcSourceVideos(DB.database()).add(video);
              clips.add(order);
              clips.addAll(List.of(clip));
              new JdbcClipEdits(DB.database())
                  .begin(ClipEdit.of(edit, clip.id(), clip.id(), 1, clip.recipe(), Footage.NOON));
              new JdbcStreams(DB.database()).add(stream(clip, stream));
              DB.database()
                  .with(
                      handle ->
                          handle.execute(
                              """
                              INSERT INTO clips.upload (video, owner, title, note, length, received,
                                state, job, begun_at, expires_at)
                              VALUES (gen_random_uuid(), ?, 'Talk', '', 1, 1, 'complete', ?, now(), now())
                              """,
                              me.value(),
                              upload.value()));
            });

    assertThat(named.among(Set.of(order.job(), edit, stream, upload, nobodys)))
        .containsExactlyInAnyOrder(order.job(), edit, stream, upload);
    assertThat(named.among(Set.of(nobodys))).isEmpty();
  }

  private static JobId job(int number) {
    return new JobId(Footage.uuid(number));
  }

  private static MediaStream stream(Clip clip, JobId job) {
    return new MediaStream(
        new StreamId(Footage.uuid(9)),
        clip.id().text(),
        clip.owner(),
        job,
        "clips/job_1/1.mp4",
        "v1",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        new MediaStream.State.Pending(),
        Footage.NOON);
  }
}
