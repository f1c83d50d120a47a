package io.clipgen.bootstrap.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// A few of the files that `HostileInputTest` offers by the hundred, each under a name that is a
/// trick as well.
final class HostileFiles {

  private HostileFiles() {}

  /// A whole video, damaged in five ways.
  static Map<String, byte[]> damaged(byte[] video) {
    Random chance = new Random(5);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("-i", Arrays.copyOf(video, video.length / 2));
    byte[] flipped = video.clone();
    for (int i = 0; i < 200; i++) {
      flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    files.put("$(touch taken).mp4", flipped);
    byte[] garbage = new byte[video.length];
    chance.nextBytes(garbage);
    System.arraycopy(video, 0, garbage, 0, 64);
    files.put("../../taken.mp4", garbage);
    byte[] lying = video.clone();
    int index = new String(video, StandardCharsets.ISO_8859_1).indexOf("moov") - 4;
    ByteBuffer.wrap(lying).putInt(index, 0x7fffffff);
    files.put("%s%n|true.mp4", lying);
    byte[] swapped = video.clone();
    int third = video.length / 3;
    System.arraycopy(video, third, swapped, 2 * third, third);
    System.arraycopy(video, 2 * third, swapped, third, third);
    files.put("pipe:0", swapped);
    return files;
  }

  /// Five that are no videos, and name what they want read: `url` or `file`.
  static Map<String, byte[]> tricks(String url, String file) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("playlist.mp4", "#EXTM3U\n#EXTINF:4,\n" + url + "\n#EXTINF:4,\nfile://" + file);
    texts.put("script.mov", "ffconcat version 1.0\nfile '" + file + "'\nfile '" + url + "'\n");
    texts.put("manifest.webm", "<?xml version=\"1.0\"?><MPD><BaseURL>" + url + "</BaseURL></MPD>");
    texts.put("protocol.ts", "concat:" + file + "|" + url);
    texts.put("drawing.avi", "<svg><image href=\"" + url + "\"/></svg>");
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }
}
