package io.clipgen.application.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.port.SigningKeys;
import io.clipgen.application.identity.port.SigningKeys.SigningKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every keeper of signing keys must keep to.
public abstract class SigningKeysContract {

  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00.000001Z");

  /// What is tested, without keys.
  protected abstract SigningKeys keys();

  @Test
  void keys_come_newest_first_and_whole() {
    var keys = keys();
    var older = key("b", MONDAY);
    var newer = key("a", MONDAY.plusSeconds(60));
    keys.add(older);
    keys.add(newer);

    assertThat(keys.list()).containsExactly(newer, older);
  }

  @Test
  void keys_made_before_an_instant_are_dropped() {
    var keys = keys();
    var older = key("a", MONDAY);
    var newer = key("b", MONDAY.plusSeconds(60));
    keys.add(older);
    keys.add(newer);

    keys.dropMadeBefore(newer.madeAt());

    assertThat(keys.list()).containsExactly(newer);
  }

  private static SigningKey key(String id, Instant at) {
    return new SigningKey(id, new byte[] {1, 2, 3}, new byte[] {4, -5, 6}, at);
  }
}
