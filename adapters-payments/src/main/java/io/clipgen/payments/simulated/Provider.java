package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.Faults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The provider at work: one change at a time, each written down before it is answered; what
/// changes by itself is brought to where it is by now before anything is asked or done.
final class Provider {

  private static final int LARGEST_STEP = 1000;

  /// What is answered to a request.
  ///
  /// @param replayed whether it was kept under the request's idempotency key
  record Answer(int status, ObjectNode body, boolean replayed) {
    Answer(int status, ObjectNode body) {
      this(status, body, false);
    }
  }

  /// A request that changes something.
  ///
  /// @param key its idempotency key; empty if it has none
  /// @param account the connected account that acts, or the platform
  record Request(String key, List<String> path, Params params, String account) {

    String fingerprint() {
      return params.fingerprint(account + " " + String.join("/", path));
    }
  }

  private final ProviderBooks books;
  private final Operations operations;
  private final Faults<FaultKind> faults;
  private final InstantSource clock;
  private final Set<String> keysInUse = new HashSet<>();

  /// @param clock business time; the provider may be ahead of it
  Provider(ProviderBooks books, Faults<FaultKind> faults, InstantSource clock) {
    this.books = books;
    this.operations = new Operations(books);
    this.faults = faults;
    this.clock = clock;
  }

  /// The provider's time.
  synchronized Instant now() {
    return clock.instant().plusSeconds(books.settings().path("ahead_seconds").asLong());
  }

  /// Answers `GET /v1/<path>`.
  synchronized Answer read(List<String> path, Params params, String account) {
    Instant now = settle();
    return new Answer(200, operations.get(path, params, account, now.getEpochSecond()).deepCopy());
  }

  /// Begins to work under a key; [#release] ends that.
  ///
  /// @throws ApiError if a request under the same key is being worked on: nothing is kept
  synchronized void claim(String key) {
    if (!key.isEmpty() && !keysInUse.add(key)) {
      throw ApiError.notBegun(
          409,
          "idempotency_error",
          "idempotency_key_in_use",
          "There is currently another in-progress request using this idempotency key.");
    }
  }

  synchronized void release(String key) {
    keysInUse.remove(key);
  }

  /// Does what `POST /v1/<path>` asks. Once that has begun, its answer is kept under its key, an
  /// error of the server included; a request that breaks a rule, or comes while another one under
  /// its key is worked on, leaves nothing.
  synchronized Answer write(Request request, Optional<FaultKind> fault) {
    Instant now = settle();
    Optional<ProviderBooks.KeptAnswer> kept = books.answer(request.key(), now);
    if (kept.isPresent()) {
      return replay(kept.get(), request.fingerprint());
    }
    Change change = new Change(now, books.count());
    Answer answer;
    try {
      if (fault.equals(Optional.of(FaultKind.REFUSE))) {
        throw ApiError.refused(
            402,
            "api_error",
            "refused_on_request",
            "The simulated provider was told to refuse this.");
      }
      ObjectNode body =
          operations.post(
              request.path(),
              request.params(),
              request.account(),
              change,
              fault.map(FaultKind::ending).orElse(Ending.ARRIVES));
      answer = new Answer(200, body);
    } catch (ApiError refused) {
      if (!refused.executed()) {
        throw refused;
      }
      change.undo();
      answer = refused.answer();
    }
    if (fault.equals(Optional.of(FaultKind.ERROR_AFTER))) {
      answer = ApiError.serverError();
    }
    if (!request.key().isEmpty()) {
      change.answer(request.key(), request.fingerprint(), answer.status(), answer.body());
    }
    commit(change);
    return new Answer(answer.status(), answer.body().deepCopy());
  }

  /// Does what `POST /_simulator/<path>` asks.
  synchronized Answer steer(List<String> path, Params params) {
    Change change = new Change(settle(), books.count());
    ObjectNode body = operations.steer(path, params, change);
    commit(change);
    settle();
    return new Answer(200, body.deepCopy());
  }

  /// Brings everything to where it is by now.
  ///
  /// @return now
  synchronized Instant settle() {
    Instant now = now();
    List<ObjectNode> due = books.due(now.getEpochSecond(), LARGEST_STEP);
    while (!due.isEmpty()) {
      Change change = new Change(now, books.count());
      due.forEach(object -> operations.advance(change, object));
      commit(change);
      due = books.due(now.getEpochSecond(), LARGEST_STEP);
    }
    return now;
  }

  /// Where notices are to be sent; empty: nowhere.
  synchronized String noticesTo() {
    return books.noticesTo();
  }

  /// How many notices wait.
  synchronized int noticesWaiting() {
    return books.noticesWaiting();
  }

  /// Notices that may be sent by now, oldest first, at most `limit`.
  ///
  /// @param ready which of them, by name, the sender would take
  synchronized List<ObjectNode> notices(Predicate<ObjectNode> ready, int limit) {
    return books.notices(settle().getEpochSecond(), ready, limit);
  }

  /// Notes that notices are done with.
  synchronized void told(List<String> notices) {
    Change change = new Change(now(), books.count());
    change.delivered(notices);
    books.commit(change);
  }

  private void commit(Change change) {
    if (!books.noticesTo().isEmpty()) {
      change.announce(books.noticesSoFar(), () -> faults.strike("notices"));
    }
    books.commit(change);
  }

  private static Answer replay(ProviderBooks.KeptAnswer kept, String fingerprint) {
    if (!kept.fingerprint().equals(fingerprint)) {
      throw ApiError.notBegun(
          400,
          "idempotency_error",
          "idempotency_key_reused",
          "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }
    return new Answer(kept.status(), kept.body(), true);
  }
}
