package io.clipgen.media.ffmpeg;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The containers that are taken, each told by its first bytes and opened with its own demuxer and
/// no other: what a file is called, or what it also looks like further on, changes nothing.
enum Container {
  MOV("mov"),
  MATROSKA("matroska"),
  AVI("avi"),
  MPEG_TS("mpegts"),
  MPEG_PS("mpeg"),
  FLV("flv"),
  ASF("asf"),
  OGG("ogg"),
  MP3("mp3"),
  WAV("wav"),
  AAC("aac"),
  FLAC("flac");

  /// How many bytes it takes to tell.
  static final int LOOK = 1024;

  private static final Set<String> FIRST_ATOMS =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "junk");
  private static final int[] TS_PACKETS = {188, 192, 204};
  private static final byte TS_SYNC = 0x47;
  private static final int TS_SYNCS = 3;

  private final String demuxer;

  Container(String demuxer) {
    this.demuxer = demuxer;
  }

  /// What FFmpeg calls it.
  String demuxer() {
    return demuxer;
  }

  /// Which one a file that begins like this is; nothing for anything else.
  static Optional<Container> of(byte[] start) {
    var hex = hex(start);
    if (start.length >= 8 && FIRST_ATOMS.contains(ascii(start, 4, 4))) {
      return Optional.of(MOV);
    }
    if (ascii(start, 0, 4).equals("RIFF")) {
      return switch (ascii(start, 8, 4)) {
        case "AVI " -> Optional.of(AVI);
        case "WAVE" -> Optional.of(WAV);
        default -> Optional.empty();
      };
    }
    if (hex.startsWith("1a45dfa3")) {
      return Optional.of(MATROSKA);
    }
    if (hex.startsWith("000001ba")) {
      return Optional.of(MPEG_PS);
    }
    if (hex.startsWith("3026b2758e66cf11")) {
      return Optional.of(ASF);
    }
    return switch (ascii(start, 0, 4)) {
      case "OggS" -> Optional.of(OGG);
      case "fLaC" -> Optional.of(FLAC);
      case "FLV\u0001" -> Optional.of(FLV);
      default -> bare(start);
    };
  }

  /// Those that begin with their first packet.
  private static Optional<Container> bare(byte[] start) {
    if (Arrays.stream(TS_PACKETS).anyMatch(size -> hasPackets(start, size))) {
      return Optional.of(MPEG_TS);
    }
    if (start.length > 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xf6) == 0xf0) {
      return Optional.of(AAC);
    }
    if (ascii(start, 0, 3).equals("ID3")
        || start.length > 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xe0) == 0xe0) {
      return Optional.of(MP3);
    }
    return Optional.empty();
  }

  private static boolean hasPackets(byte[] start, int size) {
    for (int from = 0; from < size && from + (TS_SYNCS - 1) * size < start.length; from++) {
      int found = 0;
      while (found < TS_SYNCS && start[from + found * size] == TS_SYNC) {
        found++;
      }
      if (found == TS_SYNCS) {
        return true;
      }
    }
    return false;
  }

  private static String ascii(byte[] bytes, int from, int length) {
    var text = new StringBuilder();
    for (int i = from; i < Math.min(bytes.length, from + length); i++) {
      text.append((char) (bytes[i] & 0xff));
    }
    return text.toString();
  }

  private static String hex(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, 8); i++) {
      text.append(String.format(Locale.ROOT, "%02x", bytes[i]));
    }
    return text.toString();
  }
}
