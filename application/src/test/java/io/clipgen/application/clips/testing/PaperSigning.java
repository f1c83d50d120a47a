package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Signing;
import io.clipgen.domain.shared.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Signs with a hash of key and content: good enough where nobody forges.
public final class PaperSigning implements Signing {

  @Override
  public byte[] sign(byte[] key, byte[] content) {
    return Hash.of(
            ByteBuffer.allocate(Integer.BYTES + key.length + content.length)
                .putInt(key.length)
                .put(key)
                .put(content)
                .array())
        .bytes();
  }

  @Override
  public boolean verify(byte[] key, byte[] content, byte[] signature) {
    return Arrays.equals(signature, sign(key, content));
  }
}
