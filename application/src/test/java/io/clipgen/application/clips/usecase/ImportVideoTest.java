package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.PaperRemoteFiles;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.TempWorkFolders;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.PartyId;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportVideoTest {

  private final Caller me = new Caller(Footage.party(1), Set.of("CREATOR"));
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private final InMemoryBlobStore files = new InMemoryBlobStore();
  private final TempWorkFolders folders = new TempWorkFolders();
  private final PaperRemoteFiles remote = new PaperRemoteFiles();
  private final FakeJobs jobs = new FakeJobs(transactions);
  private final ImportVideo order =
      new ImportVideo(remote, new SmallLimits(), jobs, transactions, new SequentialIds());
  private final FetchVideo fetch =
      new FetchVideo(
          folders,
          remote,
          new PaperStudio().pipeline(),
          files,
          videos,
          new InMemoryClips(transactions),
          new SmallLimits(),
          transactions,
          new SettableClock());

  @AfterEach
  void no_work_folder_is_left() {
    assertThat(folders.lent()).isEmpty();
  }

  private ImportVideo.Started ordered(String url) {
    return order.handle(new ImportVideo.Command(me, url));
  }

  @Test
  void a_video_is_fetched_and_taken_like_an_upload() throws Exception {
    String url = remote.serve("/films/My%20talk.mp4", PaperStudio.video(60_000));
    ImportVideo.Started started = ordered(" " + url + "\n");
    jobs.run(fetch);
    SourceVideo video = videos.find(started.video()).orElseThrow();
    assertThat(video.owner()).isEqualTo(me.party());
    assertThat(video.info().durationMs()).isEqualTo(60_000);
    assertThat(files.keys()).containsExactly(video.file());

    FetchVideo.Wanted again =
        new FetchVideo.Wanted(started.video().text(), me.party().text(), "https://gone.example/");
    fetch.run(started.job(), again, (_, _) -> {});
    assertThat(files.keys()).hasSize(1);
  }

  @Test
  void a_run_that_comes_second_leaves_the_file_of_the_first() throws Exception {
    String url = remote.serve("/talk.mp4", PaperStudio.video(60_000));
    ImportVideo.Started started = ordered(url);
    FetchVideo.Wanted wanted =
        new FetchVideo.Wanted(started.video().text(), me.party().text(), url);
    assertThatThrownBy(
            () ->
                fetch.run(
                    started.job(),
                    wanted,
                    (stage, _) -> {
                      if (stage.equals("check")) {
                        fetch.run(started.job(), wanted, (_, _) -> {});
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(files.keys()).containsExactly(videos.find(started.video()).orElseThrow().file());
  }

  @Test
  void an_address_that_may_not_be_fetched_is_refused_at_once() {
    assertThatThrownBy(() -> ordered("http://films.example/x.mp4"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("url must begin with https://");
    assertThatThrownBy(() -> ordered("https://films.example/" + "x".repeat(2_000)))
        .isInstanceOf(InvalidInput.class);
    assertThat(jobs.waiting()).isEmpty();
  }

  @Test
  void one_import_too_many_is_refused_until_another_is_done() {
    String url = remote.serve("/talk.mp4", PaperStudio.video(60_000));
    ordered(url);
    ordered(url);
    assertThatThrownBy(() -> ordered(url))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "Your plan allows 2 imports at a time, and so many are worked on: wait until one is done, or cancel one.");
    assertThat(jobs.waiting()).hasSize(2);
    Caller other = new Caller(Footage.party(2), Set.of("CREATOR"));
    assertThat(order.handle(new ImportVideo.Command(other, url)).job()).isNotNull();
    jobs.run(fetch);
    assertThat(ordered(url).job()).isNotNull();
  }

  @Test
  void what_is_no_usable_video_is_refused_and_nothing_is_left() {
    for (String content : new String[] {"", "<html>", "video 100 1920 1080"}) {
      ordered(remote.serve("/x.mp4", content.getBytes(StandardCharsets.UTF_8)));
      assertThatThrownBy(() -> jobs.run(fetch)).isInstanceOf(JobRefused.class);
    }
    ordered("https://films.example/nothing");
    assertThatThrownBy(() -> jobs.run(fetch))
        .isInstanceOf(JobRefused.class)
        .hasMessage("There is no file at this address.");
    assertThat(files.keys()).isEmpty();
    assertThat(videos.size()).isZero();
  }

  private static final class SmallLimits implements Limits {

    @Override
    public long maxUploadBytes(PartyId party) {
      return 1_000;
    }

    @Override
    public int maxClipsPerVideo(PartyId party) {
      return 5;
    }

    @Override
    public int maxImportsAtOnce(PartyId party) {
      return 2;
    }

    @Override
    public int maxOrdersAtOnce(PartyId party) {
      return 2;
    }

    @Override
    public boolean watermark(PartyId party) {
      return false;
    }
  }
}
