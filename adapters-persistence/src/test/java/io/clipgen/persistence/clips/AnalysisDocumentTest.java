package io.clipgen.persistence.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.testing.Footage;
import io.clipgen.domain.clips.Span;
import io.clipgen.persistence.shared.Json;
import org.junit.jupiter.api.Test;

class AnalysisDocumentTest {

  @Test
  void a_document_from_before_somebody_listened_for_voices_has_them_wherever_it_is_not_silent() {
    var old =
        """
        {"durationMs": 2000, "loudness": [], "energy": [], "motion": [], "cuts": [],
         "silences": [{"f": 500, "t": 900}], "blacks": [], "bursts": [], "language": "en", "words": []}
        """;

    var analysis = Json.read(old, AnalysisDocument.class).toDomain(Footage.MINUTE);

    assertThat(analysis.signals().voices()).containsExactly(Span.of(0, 500), Span.of(900, 2_000));
  }

  @Test
  void a_document_from_before_somebody_looked_where_something_moves_knows_nothing_of_it() {
    var old =
        """
        {"durationMs": 2000, "loudness": [], "energy": [], "motion": [], "cuts": [],
         "silences": [], "blacks": [], "bursts": [], "language": "en", "words": []}
        """;

    var signals = Json.read(old, AnalysisDocument.class).toDomain(Footage.MINUTE).signals();

    assertThat(signals.freezes()).isEmpty();
    assertThat(signals.movement().size()).isZero();
  }
}
