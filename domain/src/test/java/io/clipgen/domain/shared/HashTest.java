package io.clipgen.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashTest {

  // FIPS 180-2, appendix B.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void it_is_sha_256() {
    assertThat(Hash.of("abc").hex()).isEqualTo(ABC);
    assertThat(Hash.of("abc").brief()).isEqualTo("ba7816bf8f01cfea");
    assertThat(Hash.parse(ABC)).isEqualTo(Hash.of("abc"));
  }

  @Test
  void text_is_hashed_as_utf_8() {
    assertThat(Hash.of("Grüße, 世界"))
        .isEqualTo(Hash.of("Grüße, 世界".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_hash_of_many_is_that_of_their_bytes_one_after_the_other() {
    Hash one = Hash.of("one");
    Hash other = Hash.of("other");
    Hash.OfMany both = new Hash.OfMany();
    both.add(one);
    both.add(other);
    assertThat(both.value())
        .isEqualTo(
            Hash.of(
                ByteBuffer.allocate(2 * Hash.LENGTH).put(one.bytes()).put(other.bytes()).array()));
  }
}
