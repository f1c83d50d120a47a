package io.clipgen.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Files of boxes (MP4, MOV) and of elements (Matroska), put together and taken apart by hand, as
/// somebody would who means no good.
final class Bytes {

  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "dinf", "edts", "udta");

  private Bytes() {}

  static byte[] of(int... bytes) {
    var all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return all;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] repeated(byte[] part, int times) {
    var all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  static byte[] number(long value, int bytes) {
    return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(value).array(), 8 - bytes, 8);
  }

  /// A box of MP4.
  static byte[] box(String type, byte[]... content) {
    var inside = joined(content);
    return joined(number(inside.length + 8L, 4), ascii(type), inside);
  }

  /// An element of Matroska.
  static byte[] element(long id, byte[]... content) {
    var inside = joined(content);
    var name = number(id, id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1);
    return joined(name, number(inside.length | 1L << 56, 8), inside);
  }

  /// A Matroska file with that in its segment.
  static byte[] matroska(byte[]... segment) {
    return joined(
        element(
            0x1a45dfa3,
            element(0x4282, ascii("matroska")),
            element(0x4287, of(4)),
            element(0x4285, of(2))),
        element(0x18538067, segment));
  }

  /// The first place of `text`, or -1.
  static int find(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  /// With the box at `at` replaced, and the sizes of all around it put right. The index must come
  /// after the media.
  static byte[] withBox(byte[] file, int at, byte[] box) {
    var old = ByteBuffer.wrap(file).getInt(at);
    var changed =
        joined(Arrays.copyOf(file, at), box, Arrays.copyOfRange(file, at + old, file.length));
    grow(file, changed, 0, file.length, at, box.length - old);
    return changed;
  }

  private static void grow(byte[] file, byte[] changed, int from, int to, int at, int by) {
    for (int box = from; box + 8 <= to; ) {
      var size = ByteBuffer.wrap(file).getInt(box);
      if (size < 8 || size > to - box) {
        return;
      }
      var type = new String(file, box + 4, 4, StandardCharsets.ISO_8859_1);
      if (box < at && at < box + size && (CONTAINERS.contains(type) || type.equals("dref"))) {
        ByteBuffer.wrap(changed).putInt(box, size + by);
        grow(file, changed, box + (type.equals("dref") ? 16 : 8), box + size, at, by);
      }
      box += size;
    }
  }

  /// Whether there is a box at `at` that ends within the file.
  static boolean isBox(byte[] file, int at) {
    if (at < 0 || at + 8 > file.length) {
      return false;
    }
    var size = ByteBuffer.wrap(file).getInt(at);
    return size >= 8 && size <= file.length - at;
  }

  /// The whole first box of a type that is inside of `CONTAINERS`.
  static byte[] boxAt(byte[] file, int at) {
    return Arrays.copyOfRange(file, at, at + ByteBuffer.wrap(file).getInt(at));
  }

  /// How deep it goes down.
  static byte[] nested(String type, int depth) {
    var all = new ByteArrayOutputStream();
    for (int left = depth; left > 0; left--) {
      all.writeBytes(number(8L * left, 4));
      all.writeBytes(ascii(type));
    }
    return all.toByteArray();
  }

  static List<String> containers() {
    return CONTAINERS.stream().sorted().toList();
  }
}
