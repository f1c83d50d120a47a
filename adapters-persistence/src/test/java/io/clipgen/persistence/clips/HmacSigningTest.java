package io.clipgen.persistence.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Signing;
import io.clipgen.application.clips.testing.SigningContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSigningTest extends SigningContract {

  @Override
  protected Signing signing() {
    return new HmacSigning();
  }

  @Test
  void it_gives_the_code_of_rfc_4231() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);
    assertThat(
            HexFormat.of()
                .formatHex(signing().sign(key, "Hi There".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }
}
