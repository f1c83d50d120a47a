package io.clipgen.web.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.port.Backtests.Payee;
import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.testing.InMemoryBacktests;
import io.clipgen.application.campaigns.testing.InMemorySchedules;
import io.clipgen.application.campaigns.usecase.AskBacktest;
import io.clipgen.application.campaigns.usecase.ExportBacktest;
import io.clipgen.application.campaigns.usecase.PublishedPolicies;
import io.clipgen.application.campaigns.usecase.SeeBacktests;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Backtests over HTTP.
class BacktestSliceTest {

  private static final String PATH = "/api/v1/admin/schedules/backtest";
  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final SettableClock clock = new SettableClock();
  private static final FakeJobs jobs = new FakeJobs(transactions);
  private static final InMemoryBacktests backtests =
      new InMemoryBacktests(
          id -> {
            throw new IllegalStateException("there is no campaign");
          });
  private static final PublishedPolicies policies =
      new PublishedPolicies(CampaignPolicy.defaults(), new InMemorySchedules(), clock);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          clock,
          new AskBacktest(transactions, backtests, policies, jobs, clock, new SequentialIds()),
          new SeeBacktests(backtests),
          new ExportBacktest(backtests));

  @Test
  void one_is_asked_for_followed_and_read() {
    Answer asked =
        web.as(web.admin())
            .post(
                PATH,
                "{\"proposals\":[{\"kind\":\"campaign-fee\",\"content\":{\"basisPoints\":500}},"
                    + "{\"kind\":\"tiers\",\"version\":\"v1\"}]}");
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    String path = asked.header("Location").orElseThrow();
    assertThat(path).endsWith("/backtests/" + asked.at("backtest"));
    assertThat(jobs.waiting()).anyMatch(job -> job.id().text().equals(asked.at("job")));
    assertThat(web.as(web.admin()).get(path).at("state")).isEqualTo("running");

    Change change = new Change(Money.usd(70_00), Money.usd(60_00));
    BacktestId id = BacktestId.parse(asked.at("backtest"));
    PartyId payee = new PartyId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L));
    backtests.addPayees(id, List.of(new Payee(payee, 1, change)));
    Change none = Change.none("USD");
    backtests.finish(id, new Totals(1, 1, 0, 1, change, none, none, change, 0, 0), clock.now());

    Answer done = web.as(web.admin()).get(path);
    assertThat(done.at("state")).as(done.text()).isEqualTo("done");
    assertThat(done.at("totals.earned.difference.amount")).isEqualTo("-1000");
    assertThat(done.at("totals.addsUp")).isEqualTo("true");
    assertThat(done.at("proposals.1.version")).isEqualTo("v1");
    assertThat(web.as(web.admin()).get(path + "/payees").at("items.0.would.amount"))
        .isEqualTo("6000");
    assertThat(web.as(web.admin()).get(path + "/uncovered").at("items")).isEqualTo("[]");
    Answer csv = web.as(web.admin()).get(path + "/payees.csv");
    assertThat(csv.header("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition").orElseThrow()).contains(id + ".csv");
    assertThat(csv.text())
        .isEqualTo(
            "payee,claims,was,would,difference,currency\r\n"
                + payee
                + ",1,7000,6000,-1000,USD\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"proposals\":[null]}|proposals[0]",
        "{\"proposals\":[{}]}|proposals[0].kind",
        "{\"proposals\":[{\"kind\":\"prices\"}]}|proposals[0].kind",
        "{\"proposals\":[{\"kind\":\"tiers\"}]}|proposals[0].content",
        "{\"proposals\":[{\"kind\":\"bonuses\",\"version\":\"v1\"},{\"kind\":\"tiers\",\"version\":\"v9\"}]}|proposals[1].version",
        "{\"proposals\":[{\"kind\":\"campaign-fee\",\"content\":{\"basisPoints\":5000}}]}|proposals[0].content.basisPoints",
        "{\"proposals\":[{\"kind\":\"campaign-fee\",\"content\":{}}]}|proposals[0].content.basisPoints",
        "{\"proposals\":[{\"kind\":\"tiers\",\"content\":{\"tiers\":[{\"tier\":\"tin\"}]}}]}|proposals[0].content.tiers[0].tier",
        "{\"proposals\":[{\"kind\":\"tiers\",\"version\":\"v1\"},{\"kind\":\"tiers\",\"version\":\"v1\"}]}|proposals",
        "{\"from\":\"2030-01-01T00:00:00Z\"}|to",
      })
  void what_cannot_be_tried_is_named(String body, String field) {
    Answer answer = web.as(web.admin()).post(PATH, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
  }

  @Test
  void it_is_for_administrators() {
    String path = "/api/v1/admin/schedules/backtests/" + new BacktestId(new UUID(1, 1));
    assertThat(web.as(web.client()).post(PATH, "{}").status()).isEqualTo(403);
    for (String part : List.of("", "/payees", "/payees.csv", "/uncovered")) {
      assertThat(web.as(web.clipper()).get(path + part).status()).isEqualTo(403);
      assertThat(web.as(web.admin()).get(path + part).status()).isEqualTo(404);
    }
  }
}
