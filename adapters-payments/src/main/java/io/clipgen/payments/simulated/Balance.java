package io.clipgen.payments.simulated;

import java.util.Comparator;
import java.util.PriorityQueue;

/// One account's money in one currency: what can be used, and what arrives later.
final class Balance {

  private record Arrival(long on, long amount) {}

  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(Comparator.comparingLong(Arrival::on));
  private long available;
  private long pending;

  void add(long net, long availableOn, long now) {
    if (availableOn <= now) {
      available += net;
    } else {
      pending += net;
      arrivals.add(new Arrival(availableOn, net));
    }
  }

  long available(long now) {
    settle(now);
    return available;
  }

  long pending(long now) {
    settle(now);
    return pending;
  }

  private void settle(long now) {
    for (Arrival next = arrivals.peek(); next != null && next.on() <= now; next = arrivals.peek()) {
      pending -= next.amount();
      available += next.amount();
      arrivals.remove();
    }
  }
}
