package io.clipgen.payments.notices;

import io.clipgen.application.operations.port.NoticeReader;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Hands out what reads the payment provider's notices.
public final class Notices {

  private Notices() {}

  /// Believes what is signed as Stripe signs.
  ///
  /// @param secrets the endpoint's secrets, each as good as the other; asked for each time
  public static NoticeReader signed(Supplier<List<String>> secrets, InstantSource machineTime) {
    return new SignedNotices(secrets, machineTime);
  }
}
