package io.clipgen.application.payouts.testing;

import io.clipgen.application.payouts.port.PayoutFees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Payouts to banks and their fees in memory. Nothing is rolled back.
public final class InMemoryPayoutFees implements PayoutFees {

  private final Map<String, Sent> open = new LinkedHashMap<>();

  @Override
  public void sent(String source, String receipt) {
    open.putIfAbsent(receipt, new Sent(source, receipt));
  }

  @Override
  public List<Sent> open(int limit) {
    return open.values().stream().limit(limit).toList();
  }

  @Override
  public List<String> unknown(int limit) {
    return List.of();
  }

  @Override
  public void booked(String receipt, long fee) {
    open.remove(receipt);
  }
}
