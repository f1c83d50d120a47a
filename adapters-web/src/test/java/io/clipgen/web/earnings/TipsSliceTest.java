package io.clipgen.web.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.query.TipBoard;
import io.clipgen.application.earnings.query.TipView;
import io.clipgen.application.earnings.usecase.SeeTips;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TipId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tips that were given and got, over HTTP.
class TipsSliceTest {

  private static final List<TipView> tips = new ArrayList<>();

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          new SeeTips(
              new TipBoard() {
                @Override
                public Page<TipView> sent(PartyId payer, @Nullable String after, int limit) {
                  return page(tips.stream().filter(tip -> tip.payer().equals(payer)).toList());
                }

                @Override
                public Page<TipView> received(PartyId payee, @Nullable String after, int limit) {
                  return page(tips.stream().filter(tip -> tip.payee().equals(payee)).toList());
                }

                private Page<TipView> page(List<TipView> views) {
                  return new Page<>(views, null);
                }
              }));

  @Test
  void a_tip_is_shown_to_who_gave_and_who_got_it_and_to_nobody_else() {
    Caller brand = web.client();
    Caller clipper = web.clipper();
    var id = new TipId(UUID.randomUUID());
    tips.add(
        new TipView(
            id,
            brand.party(),
            clipper.party(),
            "clm_1",
            Money.usd(500),
            "Lovely!",
            "held",
            "Held until it is due and the payment behind it has settled.",
            Instant.parse("2026-11-02T09:00:00Z"),
            Instant.parse("2026-11-09T09:00:00Z")));

    Answer received = web.as(clipper).get("/api/v1/tips");
    assertThat(received.status()).as(received.text()).isEqualTo(200);
    assertThat(received.at("items.0.id")).isEqualTo(id.text());
    assertThat(received.at("items.0.until")).isEqualTo("2026-11-09T09:00:00Z");
    assertThat(web.as(brand).get("/api/v1/tips?box=sent").at("items.0.amount.amount"))
        .isEqualTo("500");
    assertThat(web.as(brand).get("/api/v1/tips").text()).doesNotContain(id.text());
    assertThat(web.as(web.clipper()).get("/api/v1/tips?box=sent").text()).doesNotContain(id.text());
    assertThat(web.as(brand).get("/api/v1/tips?box=lost").at("field")).isEqualTo("box");
    assertThat(web.anonymous().get("/api/v1/tips").status()).isEqualTo(401);
  }
}
