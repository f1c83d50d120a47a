package io.clipgen.media.ffmpeg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Ways to damage a media file, by chance or on purpose.
enum Mutation {
  BIT_FLIPS {
    @Override
    byte[] of(byte[] file, Random chance) {
      var changed = file.clone();
      // Most of what matters stands at the beginning or at the end.
      var from = chance.nextBoolean() ? 0 : Math.max(0, file.length - 3_000);
      var length = chance.nextInt(3) == 0 ? file.length : Math.min(3_000, file.length - from);
      for (int left = 1 + chance.nextInt(40); left > 0; left--) {
        var at = Math.min(file.length - 1, from + chance.nextInt(Math.max(1, length)));
        changed[at] ^= (byte) (1 << chance.nextInt(8));
      }
      return changed;
    }
  },
  TRUNCATION {
    @Override
    byte[] of(byte[] file, Random chance) {
      return Arrays.copyOf(file, 1 + chance.nextInt(file.length));
    }
  },
  SIZE_LIES {
    @Override
    byte[] of(byte[] file, Random chance) {
      var changed = file.clone();
      for (int left = 1 + chance.nextInt(4); left > 0; left--) {
        var at = named(file, BOXES, chance) - 4;
        put(changed, at, EXTREMES[chance.nextInt(EXTREMES.length)]);
      }
      return changed;
    }
  },
  ABSURD_NUMBERS {
    @Override
    byte[] of(byte[] file, Random chance) {
      // Durations, time scales, counts of entries, widths and heights stand behind these names.
      var changed = file.clone();
      for (int left = 1 + chance.nextInt(8); left > 0; left--) {
        var at = named(file, NUMBERS, chance) + 4 + chance.nextInt(32);
        put(changed, at, EXTREMES[chance.nextInt(EXTREMES.length)]);
      }
      return changed;
    }
  },
  SWAPPED_CHUNKS {
    @Override
    byte[] of(byte[] file, Random chance) {
      var changed = file.clone();
      var size = 1 + chance.nextInt(Math.max(1, file.length / 8));
      var one = chance.nextInt(file.length - size);
      var other = chance.nextInt(file.length - size);
      System.arraycopy(file, one, changed, other, size);
      System.arraycopy(file, other, changed, one, size);
      return changed;
    }
  },
  REPEATED_CHUNK {
    @Override
    byte[] of(byte[] file, Random chance) {
      var size = 1 + chance.nextInt(Math.min(2_000, file.length));
      var at = chance.nextInt(file.length - size + 1);
      return Bytes.joined(
          Arrays.copyOf(file, at),
          Bytes.repeated(Arrays.copyOfRange(file, at, at + size), 1 + chance.nextInt(200)),
          Arrays.copyOfRange(file, at, file.length));
    }
  },
  MANY_STREAMS {
    @Override
    byte[] of(byte[] file, Random chance) {
      var trak = Bytes.find(file, "trak") - 4;
      if (!Bytes.isBox(file, trak)) {
        return REPEATED_CHUNK.of(file, chance);
      }
      var one = Bytes.boxAt(file, trak);
      var times = Math.min(2 + chance.nextInt(2_000), 2 + MOST_REPEATED / one.length);
      return Bytes.withBox(file, trak, Bytes.repeated(one, times));
    }
  },
  DEEP_NESTING {
    @Override
    byte[] of(byte[] file, Random chance) {
      var names = Bytes.containers();
      var nested =
          Bytes.nested(names.get(chance.nextInt(names.size())), 100 + chance.nextInt(50_000));
      return chance.nextBoolean()
          ? Bytes.joined(file, nested)
          : Bytes.joined(Bytes.box("ftyp", Bytes.ascii("isom\0\0\0\0isom")), nested, file);
    }
  },
  GARBAGE {
    @Override
    byte[] of(byte[] file, Random chance) {
      var changed = file.clone();
      var rest = new byte[file.length - Math.min(file.length, 16 + chance.nextInt(200))];
      chance.nextBytes(rest);
      System.arraycopy(rest, 0, changed, file.length - rest.length, rest.length);
      return changed;
    }
  };

  /// A damaged file is held in memory, several times over.
  private static final int MOST_REPEATED = 32 << 20;

  private static final int[] EXTREMES = {
    0, 1, 7, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0xffff0000, 1_000_000_000
  };
  private static final List<String> BOXES =
      List.of(
          "moov", "trak", "mdat", "mdia", "minf", "stbl", "stsd", "stsz", "stco", "stts", "elst",
          "avcC", "esds", "LIST", "strf", "movi", "idx1");
  private static final List<String> NUMBERS =
      List.of(
          "mvhd",
          "mdhd",
          "tkhd",
          "stts",
          "stsc",
          "stsz",
          "stco",
          "elst",
          "ctts",
          "avc1",
          "mp4v",
          "mp4a",
          "avih",
          "strh",
          "strf",
          "idx1",
          // Matroska: information, track, video, cluster, cues.
          "\u0015\u0049\u00a9\u0066",
          "\u0016\u0054\u00ae\u006b",
          "\u00e0",
          "\u001f\u0043\u00b6\u0075",
          "\u001c\u0053\u00bb\u006b");

  abstract byte[] of(byte[] file, Random chance);

  /// One file of `seeds`, damaged in one to three ways, or the head of one on the body of another.
  static byte[] next(Map<String, byte[]> seeds, Random chance) {
    var files = List.copyOf(seeds.values());
    var file = files.get(chance.nextInt(files.size()));
    if (chance.nextInt(12) == 0) {
      var other = files.get(chance.nextInt(files.size()));
      var head = 16 + chance.nextInt(1_000);
      file = Bytes.joined(Arrays.copyOf(file, head), Arrays.copyOfRange(other, head, other.length));
    }
    for (int left = 1 + chance.nextInt(3); left > 0; left--) {
      file = values()[chance.nextInt(values().length)].of(file, chance);
    }
    return file;
  }

  /// A place where one of these names stands; anywhere, if none does.
  private static int named(byte[] file, List<String> names, Random chance) {
    var there = new ArrayList<Integer>();
    for (var name : names) {
      var at = Bytes.find(file, name);
      if (at >= 4) {
        there.add(at);
      }
    }
    return there.isEmpty() ? chance.nextInt(file.length) : there.get(chance.nextInt(there.size()));
  }

  private static void put(byte[] file, int at, int value) {
    if (at >= 0 && at + 4 <= file.length) {
      ByteBuffer.wrap(file).putInt(at, value);
    }
  }
}
