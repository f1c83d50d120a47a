package io.clipgen.persistence.clips;

import io.clipgen.persistence.shared.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Documents that are long and much alike all through: gzipped JSON.
final class Packed {

  private Packed() {}

  static byte[] pack(Object document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
      packer.write(Json.write(document).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T unpack(byte[] packed, Class<T> type) {
    try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Json.read(new String(bytes.readAllBytes(), StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
