package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Speaks the provider's HTTP and sorts what comes back: done, refused, or not known.
final class ProviderClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Address address;
  private final Duration timeout;

  /// @param timeout how long an answer may take before it counts as lost
  ProviderClient(Address address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
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
              .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
      return judge(send(request), receipt);
    } catch (IOException lost) {
      return new Answer.Unknown(sentence(lost));
    }
  }

  /// Has the simulator do what no provider is asked for.
  ///
  /// @throws IOException if it does not
  void steer(String path, Map<String, String> form) throws IOException {
    URI target = URI.create(address.uri() + "/_simulator/" + path);
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("Authorization", "Bearer " + address.key())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
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
    return body(path, read(query.isEmpty() ? path : path + "?" + encode(query), account));
  }

  private HttpResponse<String> read(String target, @Nullable String account) {
    try {
      return send(request(target, account).GET());
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
    URI target = URI.create(address.uri() + "/v1/" + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .header("Authorization", "Bearer " + address.key());
    return account == null ? request : request.header("Stripe-Account", account);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the answer", stopped);
    }
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

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            entry ->
                URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
