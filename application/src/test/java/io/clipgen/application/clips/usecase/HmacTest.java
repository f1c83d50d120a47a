package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {

  @Test
  void it_gives_the_code_of_rfc_4231() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);
    assertThat(HexFormat.of().formatHex(Hmac.of(key, "Hi There".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void it_agrees_with_the_platforms_own() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 50; i++) {
      byte[] key = new byte[1 + random.nextInt(64)];
      byte[] message = new byte[random.nextInt(300)];
      random.nextBytes(key);
      random.nextBytes(message);
      Mac platform = Mac.getInstance("HmacSHA256");
      platform.init(new SecretKeySpec(key, "HmacSHA256"));
      int cut = message.length / 3;
      assertThat(
              Hmac.of(
                  key,
                  Arrays.copyOf(message, cut),
                  Arrays.copyOfRange(message, cut, message.length)))
          .isEqualTo(platform.doFinal(message));
    }
  }
}
