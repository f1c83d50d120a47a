package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.SimulatorClient;
import io.clipgen.simulators.UrlForm;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Speaks the provider's HTTP and sorts what comes back: done, refused, or not known.
final class ProviderClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClient simulator;

  /// @param timeout how long an answer may take before it counts as lost
  ProviderClient(Announcement announcement, Duration timeout) {
    this.simulator = new SimulatorClient(announcement, timeout);
  }

  /// Asks for something to be done once.
  ///
  /// @param account the connected account that acts; null for our own
  Answer change(
      String path,
      Map<String, String> form,
      @Nullable String account,
      String key,
      Function<JsonNode, String> receipt) {
    try {
      HttpRequest.Builder request =
          request(path, account)
              .header("Idempotency-Key", key)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(UrlForm.encode(form)));
      return judge(simulator.send(request), receipt);
    } catch (IOException lost) {
      return new Answer.Unknown(sentence(lost));
    }
  }

  /// Has the simulator do what no provider is asked for.
  ///
  /// @throws IOException if it does not
  void steer(String path, Map<String, String> form) throws IOException {
    HttpResponse<String> response =
        simulator.send(
            simulator
                .request("/_simulator/" + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(UrlForm.encode(form))));
    if (response.statusCode() != 200) {
      throw new IOException("the simulated provider answered " + message(response.body()));
    }
  }

  /// Looks for the one object that carries our reference.
  Optional<Answer> find(String path, String reference, Function<JsonNode, String> receipt) {
    try {
      JsonNode found = get(path, Map.of("metadata[reference]", reference), null).path("data");
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(new Answer.Done(receipt.apply(found.path(0))));
    } catch (ProviderUnreachable silent) {
      return Optional.of(new Answer.Unknown(String.valueOf(silent.getMessage())));
    }
  }

  /// Reads one object; empty: there is none of that name.
  ///
  /// @throws ProviderUnreachable if there is no answer that says anything
  Optional<JsonNode> find(String path) {
    HttpResponse<String> response = read(path, null);
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(body(path, response));
  }

  /// Reads.
  ///
  /// @throws ProviderUnreachable if there is no answer that says anything
  JsonNode get(String path, Map<String, String> query, @Nullable String account) {
    return body(path, read(query.isEmpty() ? path : path + "?" + UrlForm.encode(query), account));
  }

  private HttpResponse<String> read(String target, @Nullable String account) {
    try {
      return simulator.send(request(target, account).GET());
    } catch (IOException lost) {
      throw new ProviderUnreachable(sentence(lost), lost);
    }
  }

  private static JsonNode body(String path, HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new ProviderUnreachable(
          "the payment provider answered %d to %s: %s"
              .formatted(response.statusCode(), path, message(response.body())));
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException notJson) {
      throw new ProviderUnreachable(sentence(notJson), notJson);
    }
  }

  private HttpRequest.Builder request(String path, @Nullable String account) throws IOException {
    HttpRequest.Builder request = simulator.request("/v1/" + path);
    return account == null ? request : request.header("Stripe-Account", account);
  }

  private static Answer judge(HttpResponse<String> response, Function<JsonNode, String> receipt)
      throws IOException {
    int status = response.statusCode();
    if (status == 200) {
      return new Answer.Done(receipt.apply(JSON.readTree(response.body())));
    }
    boolean saysNo = status == 400 || status == 402 || status == 404;
    // Another request under the same key means that something was done under it: that is no
    // refusal.
    boolean keyInUse = error(response.body()).path("type").asText().equals("idempotency_error");
    if (saysNo && !keyInUse) {
      return new Answer.Refused(message(response.body()));
    }
    return new Answer.Unknown(
        "the payment provider answered %d: %s".formatted(status, message(response.body())));
  }

  private static String message(String body) {
    return error(body).path("message").asText("no reason given");
  }

  private static JsonNode error(String body) {
    try {
      return JSON.readTree(body).path("error");
    } catch (IOException notJson) {
      return JSON.createObjectNode();
    }
  }

  private static String sentence(IOException lost) {
    String reason = lost.getMessage();
    return "the payment provider gave no answer: "
        + (reason == null ? lost.getClass().getSimpleName() : reason);
  }
}
