package io.clipgen.media.hls;

import io.clipgen.application.clips.port.MediaFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The header of a fragmented MP4 (ISO/IEC 14496-12), which says how to decode its segments.
final class InitSegment {

  private static final int SAMPLE_ENTRY = 16;
  private static final int VIDEO_ENTRY = 8 + 78;
  private static final int AUDIO_ENTRY = 8 + 28;
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;

  private InitSegment() {}

  /// The codec that it needs, as playlists name it (RFC 6381): H.264 or AAC.
  ///
  /// @throws MediaFailure if there is neither
  static String codecs(byte[] header) {
    var all = ByteBuffer.wrap(header);
    var description = box(box(box(box(box(all, "moov"), "trak"), "mdia"), "minf"), "stbl");
    var entries = box(description, "stsd");
    entries.position(entries.position() + 8);
    if (entries.remaining() < SAMPLE_ENTRY) {
      throw damaged();
    }
    var type = type(entries, entries.position());
    return switch (type) {
      case "avc1", "avc3" -> type + "." + profile(inside(entries, VIDEO_ENTRY, "avcC"));
      case "mp4a" -> type + ".40." + objectType(inside(entries, AUDIO_ENTRY, "esds"));
      default -> throw new MediaFailure("A rendition is " + type + " instead of H.264 or AAC.");
    };
  }

  private static String profile(ByteBuffer avcConfiguration) {
    if (avcConfiguration.remaining() < 4) {
      throw damaged();
    }
    var bytes = new byte[3];
    avcConfiguration.get(avcConfiguration.position() + 1, bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int objectType(ByteBuffer descriptors) {
    try {
      descriptors.getInt();
      enter(descriptors, ES_DESCRIPTOR);
      descriptors.position(descriptors.position() + 3);
      enter(descriptors, DECODER_CONFIG);
      descriptors.position(descriptors.position() + 13);
      enter(descriptors, DECODER_SPECIFIC);
      return (descriptors.get() & 0xff) >> 3;
    } catch (RuntimeException e) {
      throw damaged();
    }
  }

  // A tag, and a length of up to four bytes of seven bits.
  private static void enter(ByteBuffer descriptors, int tag) {
    if (descriptors.get() != tag) {
      throw damaged();
    }
    int length = 0;
    while (length++ < 4 && (descriptors.get() & 0x80) != 0) {
      // The length itself is not needed.
    }
  }

  private static ByteBuffer inside(ByteBuffer entries, int skipped, String type) {
    var entry = entries.duplicate();
    if (entry.remaining() < skipped) {
      throw damaged();
    }
    entry.position(entry.position() + skipped);
    return box(entry, type);
  }

  /// What is in the first box of a type.
  private static ByteBuffer box(ByteBuffer boxes, String type) {
    int at = boxes.position();
    while (at + 8 <= boxes.limit()) {
      int size = boxes.getInt(at);
      if (size < 8 || at + size > boxes.limit()) {
        throw damaged();
      }
      if (type(boxes, at).equals(type)) {
        var content = boxes.duplicate();
        content.limit(at + size).position(at + 8);
        return content;
      }
      at += size;
    }
    throw damaged();
  }

  private static String type(ByteBuffer boxes, int at) {
    var name = new byte[4];
    boxes.get(at + 4, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static MediaFailure damaged() {
    return new MediaFailure("The header of a rendition does not say how to decode it.");
  }
}
