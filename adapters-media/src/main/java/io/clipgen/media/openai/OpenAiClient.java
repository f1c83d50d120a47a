package io.clipgen.media.openai;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.media.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one piece of sound and reads the answer. Tries again where that may help: when the service
/// is busy, broken or out of reach, or its answer cannot be read.
final class OpenAiClient {

  private static final Logger LOG = LoggerFactory.getLogger(OpenAiClient.class);
  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final long LARGEST_ANSWER = 16 << 20;

  /// Learns whether the work is to stop.
  interface Check {
    void run() throws InterruptedException;
  }

  /// Waits.
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final OpenAi.Service service;
  private final Sleep sleep;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  OpenAiClient(OpenAi.Service service, Sleep sleep) {
    this.service = service;
    this.sleep = sleep;
  }

  /// Why a try failed that may succeed when it is made again.
  private static final class TryAgain extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration after;

    TryAgain(String reason, Duration after) {
      super(reason);
      this.after = after;
    }
  }

  /// Asks what is said.
  ///
  /// @param check asked every moment while the answer is not there
  /// @param reading understands an answer, or throws an [IllegalArgumentException]
  /// @throws MediaFailure if the service refuses, or fails again and again
  <T> T ask(byte[] wav, Check check, Function<String, T> reading) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (int tried = 1; ; tried++) {
      try {
        return once(wav, check, reading);
      } catch (TryAgain e) {
        if (tried == TRIES) {
          throw new MediaFailure(
              "%s could not transcribe, tried %d times: %s. Try again later, or use clipgen.transcriber=whisper."
                  .formatted(service, TRIES, e.getMessage()));
        }
        var wait = e.after.compareTo(pause) > 0 ? e.after : pause;
        LOG.info("{}: {}; again in {} s", service, e.getMessage(), wait.toSeconds());
        await(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait, check);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private <T> T once(byte[] wav, Check check, Function<String, T> reading)
      throws TryAgain, InterruptedException {
    var response = response(wav, check);
    var status = response.statusCode();
    if (status == 200) {
      try {
        return reading.apply(response.body());
      } catch (IllegalArgumentException e) {
        throw new TryAgain("its answer cannot be read", Duration.ZERO);
      }
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new TryAgain(
          "it answers %d, %s".formatted(status, Answers.reason(response.body())),
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(header -> RetryAfter.of(header, LONGEST_WAIT))
              .orElse(Duration.ZERO));
    }
    throw new MediaFailure(
        switch (status) {
          case 401, 403 ->
              "%s does not accept the key: check clipgen.openai.key.".formatted(service);
          case 404 ->
              "%s does not know the model or the address (%s): check clipgen.openai.model and clipgen.openai.base-url."
                  .formatted(service, Answers.reason(response.body()));
          default ->
              "%s refuses the sound (%d): %s."
                  .formatted(service, status, Answers.reason(response.body()));
        });
  }

  private HttpResponse<String> response(byte[] wav, Check check)
      throws TryAgain, InterruptedException {
    var answer =
        http.sendAsync(
            request(wav), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    try {
      return awaited(answer, check);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        var reason = failure.getMessage();
        throw new TryAgain(
            reason == null ? "it cannot be reached" : "no answer, " + reason, Duration.ZERO);
      }
      throw new MediaFailure("%s could not be asked.".formatted(service), e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static <T> T awaited(CompletableFuture<T> answer, Check check)
      throws ExecutionException, InterruptedException {
    while (true) {
      check.run();
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Look again whether it is still wanted.
      }
    }
  }

  private void await(Duration time, Check check) throws InterruptedException {
    for (var left = time; left.isPositive(); left = left.minusSeconds(1)) {
      check.run();
      sleep.sleep(left.compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : left);
    }
  }

  private HttpRequest request(byte[] wav) {
    var form =
        new Multipart()
            .field("model", service.model())
            .field("response_format", "verbose_json")
            .fields("timestamp_granularities[]", List.of("word", "segment"))
            .field("temperature", "0");
    if (!service.language().equals("auto")) {
      form.field("language", service.language());
    }
    var request =
        HttpRequest.newBuilder(address())
            .timeout(service.timeout())
            .header("Content-Type", form.contentType())
            .header("Accept", "application/json")
            .POST(form.file("file", "sound.wav", "audio/wav", wav));
    if (!service.key().isEmpty()) {
      request.header("Authorization", "Bearer " + service.key());
    }
    return request.build();
  }

  private URI address() {
    var base = service.base().toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "audio/transcriptions");
  }
}
