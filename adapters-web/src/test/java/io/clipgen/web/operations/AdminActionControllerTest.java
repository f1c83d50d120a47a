package io.clipgen.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.usecase.SeeAdminActions;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdminActionControllerTest {

  private static final String ACTIONS = "/api/v1/admin/actions";
  private static final InMemoryAdminActions DECIDED = new InMemoryAdminActions();
  private static final Caller FIRST = admin(1);
  private static final Caller SECOND = admin(2);

  @RegisterExtension static final WebSlice web = WebSlice.over(new SeeAdminActions(DECIDED));

  @BeforeAll
  static void three_decisions() {
    DECIDED.note(FIRST, "approve-payout", "pay_1", "");
    DECIDED.note(SECOND, "give-up-debt", "dbt_1", "Too old.");
    DECIDED.note(FIRST, "reject-payout", "pay_2", "Not theirs.");
  }

  @Test
  void decisions_are_read_newest_first_page_by_page() {
    Answer page = list("?limit=2");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.at("items.0.subject")).isEqualTo("pay_2");
    assertThat(page.at("items.1.subject")).isEqualTo("dbt_1");
    assertThat(page.at("items.1.what")).isEqualTo("give-up-debt");
    assertThat(page.at("items.1.by")).isEqualTo(SECOND.party().text());
    assertThat(page.at("items.1.reason")).isEqualTo("Too old.");

    Answer rest = list("?limit=2&after=" + page.at("next"));
    assertThat(rest.json().get("items").size()).isEqualTo(1);
    assertThat(rest.at("items.0.subject")).isEqualTo("pay_1");
  }

  @Test
  void they_are_narrowed_by_who_it_was_and_by_what_it_was_about() {
    assertThat(list("?by=" + FIRST.party().text()).json().get("items").size()).isEqualTo(2);
    Answer about = list("?subject=dbt_1");
    assertThat(about.json().get("items").size()).isEqualTo(1);
    assertThat(about.at("items.0.by")).isEqualTo(SECOND.party().text());
    assertThat(list("?subject=dbt_9").json().get("items").size()).isZero();
  }

  @Test
  void what_is_wrong_with_a_question_is_named() {
    assertNames("?by=somebody", "by");
    assertNames("?after=yesterday", "after");
    assertNames("?limit=0", "limit");
    assertNames("?limit=101", "limit");
  }

  @Test
  void only_administrators_read_them() {
    assertThat(web.as(web.client()).get(ACTIONS).status()).isEqualTo(403);
    assertThat(web.as(web.clipper()).get(ACTIONS).status()).isEqualTo(403);
    assertThat(web.anonymous().get(ACTIONS).status()).isEqualTo(401);
  }

  private static void assertNames(String question, String field) {
    Answer answer = list(question);
    assertThat(answer.status()).as(question).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo(field);
  }

  private static Answer list(String question) {
    return web.as(web.admin()).get(ACTIONS + question);
  }

  private static Caller admin(int number) {
    return new Caller(new PartyId(new UUID(0, number)), Set.of("ADMIN"));
  }
}
