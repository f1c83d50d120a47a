package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.MediaInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// Holds the studio of paper to what the real one keeps.
class PaperStudioTest {

  private final PaperStudio studio = new PaperStudio();

  @TempDir Path videos;

  private Path video() throws Exception {
    return Files.write(videos.resolve("video.mp4"), PaperStudio.video(8_000));
  }

  @Nested
  class Prober extends MediaProberContract {

    @Override
    protected MediaProber prober() {
      return studio.prober();
    }

    @Override
    protected Path video() throws Exception {
      return PaperStudioTest.this.video();
    }

    @Override
    protected Path cutOff() throws Exception {
      return Files.writeString(videos.resolve("cut.mp4"), "video 8000 1920 1080 cut off");
    }

    @Override
    protected Path noVideo() throws Exception {
      return Files.writeString(videos.resolve("text.mp4"), "dear diary");
    }
  }

  @Nested
  class Analyser extends SignalAnalyserContract {

    @Override
    protected SignalAnalyser analyser() {
      return studio.analyser();
    }

    @Override
    protected Path video() throws Exception {
      return PaperStudioTest.this.video();
    }

    @Override
    protected MediaInfo info() throws Exception {
      return studio.prober().probe(video());
    }
  }

  @Nested
  class Looking extends SubjectFinderContract {

    @Override
    protected SubjectFinder finder() {
      return studio.subjects();
    }

    @Override
    protected Path video() throws Exception {
      return PaperStudioTest.this.video();
    }

    @Override
    protected MediaInfo info() throws Exception {
      return studio.prober().probe(video());
    }
  }

  @Nested
  class Hearing extends TranscriberContract {

    @Override
    protected Transcriber transcriber() {
      return studio.transcriber();
    }

    @Override
    protected Path sound() throws Exception {
      return video();
    }

    @Override
    protected long durationMs() {
      return Footage.MINUTE.durationMs();
    }

    @Override
    protected String saidInIt() {
      return Footage.analysis(Footage.MINUTE).transcript().words().getFirst().text();
    }
  }

  @Nested
  class Analyst extends HighlightAnalystContract {

    @Override
    protected HighlightAnalyst analyst() {
      return studio.analyst();
    }
  }

  @Nested
  class Renderer extends ClipRendererContract {

    @Override
    protected ClipRenderer renderer() {
      return studio.renderer();
    }

    @Override
    protected MediaProber prober() {
      return studio.prober();
    }

    @Override
    protected Path video() throws Exception {
      return PaperStudioTest.this.video();
    }
  }
}
