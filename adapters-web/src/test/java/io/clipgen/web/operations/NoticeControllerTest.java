package io.clipgen.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.application.operations.port.NoticeReader;
import io.clipgen.application.operations.testing.InMemoryNotices;
import io.clipgen.application.operations.usecase.ReceiveNotice;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticeControllerTest {

  private static final InMemoryTransactions TRANSACTIONS = new InMemoryTransactions();
  private static final List<String> HEARD = new CopyOnWriteArrayList<>();

  /// The body is the notice's name, and the signature says whether it is genuine.
  private static final NoticeReader READER =
      new NoticeReader() {
        @Override
        public Reading read(@Nullable String signature, byte[] body) {
          String id = new String(body, StandardCharsets.UTF_8);
          return "genuine".equals(signature)
              ? new Reading.Genuine(
                  new Notice("payments", id, "payout.paid", "payout", id, Map.of(), Instant.EPOCH))
              : new Reading.Doubtful("Who are you?");
        }
      };

  private static final NoticeHandler HANDLER =
      new NoticeHandler() {
        @Override
        public Set<String> objects() {
          return Set.of("payout");
        }

        @Override
        public void noticed(Notice notice, Instant now) {
          HEARD.add(notice.id());
        }
      };

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          new ReceiveNotice(
              READER,
              new InMemoryNotices(TRANSACTIONS),
              List.of(HANDLER),
              TRANSACTIONS,
              new SettableClock(),
              InstantSource.system()));

  @BeforeEach
  void deaf() {
    HEARD.clear();
  }

  @Test
  void a_provider_needs_no_token_and_is_heard_once() {
    assertThat(send("evt_1", "genuine").text()).isEqualTo("{\"first\":true}");
    Answer again = send("evt_1", "genuine");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo("{\"first\":false}");
    assertThat(HEARD).containsExactly("evt_1");
  }

  @Test
  void the_body_arrives_byte_for_byte() {
    send("{ \"id\" :  \"evt_ü\" }\n", "genuine");
    assertThat(HEARD).containsExactly("{ \"id\" :  \"evt_ü\" }\n");
  }

  @Test
  void somebody_else_is_told_why_he_is_not_believed() {
    Answer answer = send("evt_2", "forged");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("type")).isEqualTo("urn:clipgen:problem:notice-doubtful");
    assertThat(answer.at("detail")).isEqualTo("Who are you?");
    assertThat(web.anonymous().post("/api/v1/webhooks/payments").status()).isEqualTo(400);
    assertThat(HEARD).isEmpty();
  }

  @Test
  void what_is_too_large_is_not_read_to_its_end() {
    Answer answer = send("x".repeat((1 << 18) + 1), "genuine");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(HEARD).isEmpty();
  }

  @Test
  void what_is_heard_is_counted_by_whether_it_was_known_or_believed() {
    long first = counted("first");
    long again = counted("again");
    long doubtful = counted("doubtful");

    send("evt_counted", "genuine");
    send("evt_counted", "genuine");
    send("evt_counted", "genuine");
    send("evt_counted", "forged");

    assertThat(counted("first")).isEqualTo(first + 1);
    assertThat(counted("again")).isEqualTo(again + 2);
    assertThat(counted("doubtful")).isEqualTo(doubtful + 1);
  }

  private static long counted(String heard) {
    String name = "clipgen_provider_notices_total{heard=\"" + heard + "\"} ";
    return web.anonymous()
        .get("/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }

  private static Answer send(String body, String signature) {
    return web.anonymous()
        .send(
            "/api/v1/webhooks/payments",
            request ->
                request
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Stripe-Signature", signature)
                    .POST(BodyPublishers.ofString(body)));
  }
}
