package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.clips.port.PassKeys.PassKey;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.MediaStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Makes a new key under which passes to streams are signed. What was signed under the ones before
/// stays good until it ends; a key under which nothing that was signed can be good any more goes.
public final class RotatePassKeys {

  private final PassKeys keys;
  private final Transactions transactions;
  private final InstantSource machine;
  private final Duration longestPass;

  /// @param machine the machine's clock
  /// @param lifetime how long a pass is good at least, beside the time that playing takes
  public RotatePassKeys(
      PassKeys keys, Transactions transactions, InstantSource machine, Duration lifetime) {
    this.keys = keys;
    this.transactions = transactions;
    this.machine = machine;
    this.longestPass =
        lifetime.plus(MediaStream.LONGEST_PREVIEW).plus(OpenStream.STEP).plus(Passes.FRESH);
  }

  /// What came of it.
  ///
  /// @param signsFrom from when on passes are signed under the new key: then every process knows it
  /// @param accepted how many keys are good now, the new one among them
  public record Rotated(Instant signsFrom, int accepted) {}

  /// Makes the new key.
  public Rotated handle() {
    Instant now = machine.instant();
    return transactions.call(
        () -> {
          keys.list().stream()
              .map(PassKey::madeAt)
              .filter(made -> made.isBefore(now.minus(longestPass)))
              .findFirst()
              .ifPresent(keys::removeMadeBefore);
          keys.add(PassKey.random(now));
          return new Rotated(now.plus(Passes.FRESH), keys.list().size());
        });
  }
}
