package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.payments.notices.Signature;
import io.clipgen.simulators.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends notices to where they are wanted, one after the other, and again for three days while they
/// are not taken. Times are machine time: who does not answer is not waited for in business time.
final class NoticeSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int BATCH = 100;
  private static final long REST_MILLIS = 100;

  /// How far a notice is.
  private record Attempts(Instant first, int failed, Instant next) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<String, Attempts> attempts = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Provider provider;
  private final Path secretFile;
  private final Thread thread;
  private long sent;
  private long givenUp;
  private String lastTrouble = "";

  NoticeSender(Provider provider, Path secretFile) {
    this.provider = provider;
    this.secretFile = secretFile;
    this.thread = Thread.ofVirtual().name("notices").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }

  /// How it goes.
  synchronized ObjectNode report() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("url", provider.noticesTo())
        .put("waiting", provider.noticesWaiting())
        .put("sent", sent)
        .put("given_up", givenUp)
        .put("last_trouble", lastTrouble);
  }

  private void work() {
    try {
      while (closed.getCount() > 0) {
        if (!attempt()) {
          var _ = closed.await(REST_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() throws InterruptedException {
    try {
      return round();
    } catch (RuntimeException e) {
      // The clock that it follows may be away for a while, with the database behind it.
      return trouble("notices cannot be sent: " + e);
    }
  }

  /// @return whether any notice was done with
  private boolean round() throws InterruptedException {
    String url = provider.noticesTo();
    if (url.isEmpty()) {
      return false;
    }
    Instant now = Instant.now();
    var done = new ArrayList<String>();
    for (ObjectNode notice : provider.notices(one -> isReady(one, now), BATCH)) {
      String id = notice.path("id").asText();
      if (send(url, notice)) {
        done.add(id);
        attempts.remove(id);
        count();
      } else if (failed(id)) {
        done.add(id);
      }
    }
    if (!done.isEmpty()) {
      provider.told(done);
    }
    return !done.isEmpty();
  }

  private boolean isReady(ObjectNode notice, Instant now) {
    long overtaken = notice.path("simulated").path("overtaken_ms").asLong();
    Attempts known =
        attempts.computeIfAbsent(
            notice.path("id").asText(), _ -> new Attempts(now, 0, now.plusMillis(overtaken)));
    return !known.next().isAfter(now);
  }

  /// @return whether it is given up
  private boolean failed(String id) {
    Instant now = Instant.now();
    Attempts known = attempts.getOrDefault(id, new Attempts(now, 0, now));
    if (known.first().plus(GIVEN_UP_AFTER).isBefore(now)) {
      attempts.remove(id);
      synchronized (this) {
        givenUp++;
      }
      return true;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(known.failed(), 12));
    Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    attempts.put(id, new Attempts(known.first(), known.failed() + 1, next));
    return false;
  }

  private boolean send(String url, ObjectNode notice) throws InterruptedException {
    ObjectNode event = notice.deepCopy();
    event.remove("simulated");
    byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
    int copies = notice.path("simulated").path("copies").asInt(1);
    try {
      List<String> secrets = Secrets.read(secretFile);
      for (int copy = 0; copy < copies; copy++) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header(Signature.HEADER, Signature.of(body, Instant.now(), secrets).header())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
          return trouble(url + " answered " + status);
        }
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return trouble(url + " cannot be told: " + e);
    }
  }

  private synchronized boolean trouble(String what) {
    if (!what.equals(lastTrouble)) {
      LOG.warn("a notice waits: {}", what);
    }
    lastTrouble = what;
    return false;
  }

  private synchronized void count() {
    sent++;
  }
}
