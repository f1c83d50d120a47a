package io.clipgen.application.clips.testing;

import static io.clipgen.application.clips.testing.Footage.NOON;
import static io.clipgen.application.clips.testing.Footage.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.clips.query.ModelUsage.Total;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of model uses must keep to.
public abstract class ModelUsesContract {

  private static final AtomicInteger NUMBERS = new AtomicInteger(300_000);

  private final PartyId clipper = party(NUMBERS.incrementAndGet());
  private final SourceVideo video =
      Footage.video(NUMBERS.incrementAndGet(), party(NUMBERS.incrementAndGet()));
  private final ClipOrder one = Footage.order(NUMBERS.incrementAndGet(), video, clipper);
  private final ClipOrder other = Footage.order(NUMBERS.incrementAndGet(), video, clipper);
  // Others use the same table: each test has models of its own.
  private final String model = "model-" + NUMBERS.incrementAndGet();

  protected abstract ModelUses uses();

  protected abstract ModelUsage usage();

  protected abstract Transactions transactions();

  /// Makes sure that there are such orders.
  protected abstract void have(SourceVideo video, List<ClipOrder> orders);

  @BeforeEach
  void orders() {
    have(video, List.of(one, other));
  }

  private void use(ClipOrder order, String purpose, long prompt, long answer, Instant at) {
    transactions()
        .run(
            () ->
                uses()
                    .add(
                        order.job(),
                        order.orderedBy(),
                        new ModelUse(model, purpose, prompt, answer),
                        at));
  }

  @Test
  void the_calls_of_an_order_are_summed_by_model_and_purpose() {
    use(one, "highlights", 1_000, 20, NOON);
    use(one, "highlights", 500, 10, NOON.plusSeconds(1));
    use(one, "repair", 7, 8, NOON);
    use(other, "highlights", 3_000_000_000L, 1, NOON);
    var repair = new Total(model, "repair", 1, 7, 8);

    assertThat(usage().ofOrders(clipper, List.of(one.job(), other.job())))
        .isEqualTo(
            Map.of(
                one.job(), List.of(new Total(model, "highlights", 2, 1_500, 30), repair),
                other.job(), List.of(new Total(model, "highlights", 1, 3_000_000_000L, 1))));
    assertThat(mine(usage().all()))
        .containsExactly(new Total(model, "highlights", 3, 3_000_001_500L, 31), repair);
  }

  @Test
  void an_order_is_asked_about_by_who_placed_it() {
    use(one, "highlights", 1, 1, NOON);

    assertThat(usage().ofOrders(video.owner(), List.of(one.job()))).isEmpty();
    assertThat(usage().ofOrders(clipper, List.of(other.job()))).isEmpty();
    assertThat(usage().ofOrders(clipper, List.of())).isEmpty();
  }

  @Test
  void older_calls_are_left_out() {
    use(one, "highlights", 1, 1, NOON);
    use(one, "highlights", 2, 2, NOON.plus(Duration.ofDays(2)));

    assertThat(mine(usage().since(NOON.plusSeconds(1))))
        .containsExactly(new Total(model, "highlights", 1, 2, 2));
    assertThat(mine(usage().since(NOON))).containsExactly(new Total(model, "highlights", 2, 3, 3));
  }

  private List<Total> mine(List<Total> totals) {
    return totals.stream().filter(total -> total.model().equals(model)).toList();
  }
}
