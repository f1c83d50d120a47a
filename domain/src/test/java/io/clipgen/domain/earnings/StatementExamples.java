package io.clipgen.domain.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementExamples {

  private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void a_statement_says_that_its_period_was_not_over() {
    Statement running = statement().toldAt(DECEMBER.minusMillis(1));

    assertThat(running.asOf()).contains(DECEMBER.minusMillis(1));
    assertThat(running.summary())
        .contains("to 2026-12-01T00:00:00Z, which was not over at 2026-11-30T23:59:59.999Z;");
  }

  @Test
  void a_statement_of_a_period_that_is_over_is_the_same_whenever_it_is_told() {
    assertThat(statement().toldAt(DECEMBER)).isEqualTo(statement());
    assertThat(statement().summary()).contains("to 2026-12-01T00:00:00Z; available");
  }

  private static Statement statement() {
    return new Statement(
        new PartyId(new UUID(0, 1)),
        new Period(NOVEMBER, DECEMBER),
        List.of(Statement.Section.of(Statement.AVAILABLE, Money.usd(0), List.of())),
        Optional.empty());
  }
}
