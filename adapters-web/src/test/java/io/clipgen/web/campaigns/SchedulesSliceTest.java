package io.clipgen.web.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.testing.InMemorySchedules;
import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.PublishedPolicies;
import io.clipgen.application.campaigns.usecase.SeeSchedules;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Published schedules over HTTP.
class SchedulesSliceTest {

  private static final String PATH = "/api/v1/admin/schedules";
  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final SettableClock clock = new SettableClock();
  private static final InMemorySchedules schedules = new InMemorySchedules();
  private static final PublishedPolicies policies =
      new PublishedPolicies(CampaignPolicy.defaults(), schedules, clock);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          clock,
          new PublishSchedule(transactions, schedules, policies, clock, new InMemoryAdminActions()),
          new SeeSchedules(policies, party -> Optional.of("admin@example.org"), clock));

  private static String body(String kind, String content) {
    return "{\"kind\":\"%s\",\"content\":%s,\"note\":\"Why.\"}".formatted(kind, content);
  }

  @Test
  void a_version_is_published_seen_in_the_history_and_told_to_everybody() {
    String tiers =
        """
        {"tiers":[
          {"tier":"bronze","shareBasisPoints":7000,"approvedClips":0,"views":0},
          {"tier":"silver","shareBasisPoints":7700,"approvedClips":8,"views":100000},
          {"tier":"gold","shareBasisPoints":8000,"approvedClips":50,"views":500000},
          {"tier":"platinum","shareBasisPoints":8500,"approvedClips":100,"views":1000000}]}
        """;
    Answer published = web.as(web.admin()).post(PATH, body("tiers", tiers));
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    assertThat(published.at("version")).isEqualTo("v2");
    assertThat(published.at("differences.0"))
        .isEqualTo("Silver: 77 % of the price instead of 75 %");
    assertThat(published.at("differences.1"))
        .isEqualTo(
            "Silver: reached by 8 clips or 100,000 views instead of 10 clips or 100,000 views");

    Answer current = web.anonymous().get("/api/v1/schedules/current");
    assertThat(current.status()).as(current.text()).isEqualTo(200);
    assertThat(current.at("tiers.version")).isEqualTo("v2");
    assertThat(current.at("tiers.tiers.1.shareBasisPoints")).isEqualTo("7700");
    assertThat(current.at("bonuses.steps.0.views")).isEqualTo("100000");
    assertThat(current.at("campaignFee.basisPoints")).isEqualTo("0");

    Answer history = web.as(web.admin()).get(PATH + "?kind=tiers");
    assertThat(history.at("versions.0.standing")).as(history.text()).isEqualTo("in-force");
    assertThat(history.at("versions.0.publisher")).isEqualTo("admin@example.org");
    assertThat(history.at("versions.0.note")).isEqualTo("Why.");
    assertThat(history.at("versions.1.version")).isEqualTo("v1");
    assertThat(history.text()).doesNotContain("campaign-fee");
  }

  @Test
  void what_is_announced_is_told_with_its_date() {
    String body =
        body("bonuses", "{\"steps\":[{\"views\":100000,\"bonusBasisPoints\":2500}]}")
            .replaceFirst("}$", ",\"effectiveFrom\":\"2027-01-01T00:00:00Z\"}");
    assertThat(web.as(web.admin()).post(PATH, body).status()).isEqualTo(201);

    Answer current = web.anonymous().get("/api/v1/schedules/current");
    assertThat(current.at("bonuses.version")).isEqualTo("v1");
    assertThat(current.at("upcoming.0.kind")).as(current.text()).isEqualTo("bonuses");
    assertThat(current.at("upcoming.0.effectiveFrom")).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(current.at("upcoming.0.differences.0"))
        .isEqualTo("100,000 views: +25 % instead of +20 %");
    assertThat(current.text()).doesNotContain("Why.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prices|{}|kind",
        "campaign-fee|{}|content.basisPoints",
        "campaign-fee|{\"basisPoints\":1001}|content.basisPoints",
        "campaign-fee|{\"basisPoints\":-1}|content.basisPoints",
        "bonuses|{\"basisPoints\":1}|content.steps",
        "bonuses|{\"steps\":[{\"views\":5,\"bonusBasisPoints\":1},{\"views\":5,\"bonusBasisPoints\":2}]}|content.steps[1].views",
        "bonuses|{\"steps\":[{\"views\":5,\"bonusBasisPoints\":2},{\"views\":6,\"bonusBasisPoints\":2}]}|content.steps[1].bonusBasisPoints",
        "bonuses|{\"steps\":[{\"views\":5}]}|content.steps[0].bonusBasisPoints",
        "bonuses|{\"steps\":[{\"views\":5,\"bonusBasisPoints\":20001}]}|content.steps[0].bonusBasisPoints",
        "bonuses|{\"steps\":[null]}|content.steps[0]",
        "tiers|{\"tiers\":[null]}|content.tiers[0]",
        "tiers|{\"tiers\":[]}|content.tiers",
        "tiers|{\"tiers\":[{\"tier\":\"tin\",\"shareBasisPoints\":1,\"approvedClips\":0,\"views\":0}]}|content.tiers[0].tier",
      })
  void what_breaks_a_rule_is_named(String kind, String content, String field) {
    Answer answer = web.as(web.admin()).post(PATH, body(kind, content));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "1,shareBasisPoints,6999",
    "3,shareBasisPoints,10001",
    "0,approvedClips,1",
    "0,views,1",
    "2,approvedClips,10",
    "2,views,100000",
  })
  void a_tier_asks_more_and_gives_no_less_than_the_one_below(int tier, String field, String value) {
    String[] names = {"bronze", "silver", "gold", "platinum"};
    var tiers = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      String step =
          """
          {"tier":"%s","shareBasisPoints":%d,"approvedClips":%d,"views":%d}\
          """
              .formatted(names[i], 7000 + 500 * i, 10 * i, 100_000L * i);
      tiers
          .append(i == 0 ? "" : ",")
          .append(
              i == tier
                  ? step.replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":" + value)
                  : step);
    }
    Answer answer = web.as(web.admin()).post(PATH, body("tiers", "{\"tiers\":[" + tiers + "]}"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field"))
        .as(answer.text())
        .isEqualTo("content.tiers[" + tier + "]." + field);
  }

  @Test
  void only_administrators_publish() {
    String fee = body("campaign-fee", "{\"basisPoints\":500}");
    assertThat(web.as(web.client()).post(PATH, fee).status()).isEqualTo(403);
    assertThat(web.as(web.clipper()).get(PATH).status()).isEqualTo(403);
    assertThat(web.anonymous().post(PATH, fee).status()).isEqualTo(401);
  }
}
