package io.clipgen.application.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.ClipRenderer.Rendered;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Encoding;
import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanNoteTest {

  private static final Rendered RENDERED =
      new Rendered(new Levelling(-2.5, true), Optional.of(new Region(0.1, 0.2, 0.3, 0.4)));

  @TempDir private Path folder;

  private final RenderPlan plan =
      RenderPlan.of(
          Footage.analysis(Footage.MINUTE).info(),
          Span.of(0, 15_000),
          new ClipRequest(
              1, Duration.ofSeconds(15), Treatment.plain(AspectRatio.PORTRAIT), 1080, false),
          Transcript.SILENT);

  private PlanNote note() {
    return new PlanNote(folder.resolve("clip.plan"));
  }

  @Test
  void a_clip_that_was_mended_is_read_back_as_it_was_made_in_the_end() {
    for (RenderPlan made :
        new RenderPlan[] {
          plan,
          plan.encoded(new Encoding(false, 8_000, -1.25)),
          plan.careful(),
          plan.encoded(new Encoding(false, 8_000, 0.5)).careful()
        }) {
      note().write(plan, new PlanNote.Made(made, RENDERED));
      assertThat(note().read(plan)).contains(new PlanNote.Made(made, RENDERED));
    }
    assertThat(note().read(plan.careful())).as("another plan").isEmpty();
  }

  @Test
  void where_there_is_no_note_or_one_of_another_form_nothing_was_made() throws IOException {
    assertThat(note().read(plan)).isEmpty();
    Files.writeString(folder.resolve("clip.plan"), "x 0.0 true");
    assertThat(note().read(plan)).isEmpty();
  }
}
