package io.clipgen.application.earnings.port;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Breaker.Wrong;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the breaker, and its history, which can only be added to.
public interface BreakerLog extends Breaker {

  /// How things stand.
  State state();

  /// How things stand, locked until the transaction ends.
  State lock();

  /// Keeps what a whole check has found.
  ///
  /// @param at in business time
  /// @param suspects figures that differ from the provider's and may yet come right by themselves
  void checked(Instant at, List<Suspect> suspects);

  /// Stops payouts and releases, as an event of the history. Where they are stopped already, what
  /// is wrong is brought up to date, and the time stays.
  void trip(Instant at, List<Wrong> wrong);

  /// Lets payouts and releases go on, as an event of the history.
  ///
  /// @param accepted what is wrong still, and does not stop them again
  void reset(Instant at, PartyId by, String reason, List<Wrong> accepted);

  /// What happened, newest first.
  List<Event> history(int limit);

  /// How things stand.
  ///
  /// @param checkedAt when everything was checked last, in business time
  /// @param accepted what an administrator has said may be wrong for now
  record State(
      Optional<Breaker.Tripped> tripped,
      Optional<Instant> checkedAt,
      List<Suspect> suspects,
      List<Wrong> accepted) {
    public State {
      suspects = List.copyOf(suspects);
      accepted = List.copyOf(accepted);
    }
  }

  /// A figure that differs from the provider's.
  ///
  /// @param since in machine time
  record Suspect(Wrong wrong, Instant since) {}

  /// Something that happened to the breaker.
  ///
  /// @param kind `tripped` or `reset`
  /// @param by who has reset it
  record Event(
      Instant at, String kind, List<Wrong> wrong, @Nullable PartyId by, @Nullable String reason) {
    public Event {
      wrong = List.copyOf(wrong);
    }
  }
}
