package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A breaker in memory, closed until it is tripped.
public final class InMemoryBreaker implements BreakerLog {

  private final List<Event> events = new ArrayList<>();
  private State state = new State(Optional.empty(), Optional.empty(), List.of(), List.of());

  @Override
  public Optional<Tripped> tripped() {
    return state.tripped();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public State lock() {
    return state;
  }

  @Override
  public void checked(Instant at, List<Suspect> suspects) {
    state = new State(state.tripped(), Optional.of(at), suspects, state.accepted());
  }

  @Override
  public void trip(Instant at, List<Wrong> wrong) {
    if (state.tripped().isEmpty()) {
      events.addFirst(new Event(at, "tripped", wrong, null, null));
    }
    Instant since = state.tripped().map(Tripped::since).orElse(at);
    state =
        new State(
            Optional.of(new Tripped(since, wrong)),
            state.checkedAt(),
            state.suspects(),
            state.accepted());
  }

  @Override
  public void reset(Instant at, PartyId by, String reason, List<Wrong> accepted) {
    events.addFirst(new Event(at, "reset", accepted, by, reason));
    state = new State(Optional.empty(), state.checkedAt(), List.of(), accepted);
  }

  @Override
  public List<Event> history(int limit) {
    return events.stream().limit(limit).toList();
  }
}
