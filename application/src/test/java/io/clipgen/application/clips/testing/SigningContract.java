package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Signing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What everything that signs keeps to.
public abstract class SigningContract {

  private static final byte[] KEY = bytes("a key that nobody knows");
  private static final byte[] CONTENT = bytes("Who has this may watch.");

  protected abstract Signing signing();

  @Test
  void what_was_signed_is_good_under_its_key() {
    byte[] signature = signing().sign(KEY, CONTENT);
    assertThat(signature).hasSize(Signing.LENGTH).isEqualTo(signing().sign(KEY, CONTENT));
    assertThat(signing().verify(KEY, CONTENT, signature)).isTrue();
  }

  @Test
  void another_key_and_another_content_have_other_signatures() {
    byte[] signature = signing().sign(KEY, CONTENT);
    assertThat(signing().verify(bytes("another key"), CONTENT, signature)).isFalse();
    assertThat(signing().verify(KEY, bytes("Who has this may edit."), signature)).isFalse();
    assertThat(signing().verify(KEY, new byte[0], signature)).isFalse();
  }

  @Test
  void of_a_signature_every_byte_counts() {
    byte[] signature = signing().sign(KEY, CONTENT);
    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      assertThat(signing().verify(KEY, CONTENT, changed)).isFalse();
    }
    assertThat(signing().verify(KEY, CONTENT, Arrays.copyOf(signature, 31))).isFalse();
    assertThat(signing().verify(KEY, CONTENT, Arrays.copyOf(signature, 33))).isFalse();
    assertThat(signing().verify(KEY, CONTENT, new byte[0])).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
