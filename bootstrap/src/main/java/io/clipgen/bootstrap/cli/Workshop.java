package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.WorkFolders.WorkFolder;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.media.storage.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A hidden folder inside the one where clips go: they are made in it and leave it when all are
/// done. Closing removes it, and whatever else was made for nothing; what a killed program has left
/// is removed by the next.
final class Workshop implements AutoCloseable {

  private static final String HIDDEN = ".clipgen";

  private final Path out;
  private final boolean outIsNew;
  private final WorkFolder lent;

  private Workshop(Path out, boolean outIsNew, WorkFolder lent) {
    this.out = out;
    this.outIsNew = outIsNew;
    this.lent = lent;
  }

  /// @param reserve bytes of the disk that are left free for others
  static Workshop in(Path out, long reserve) {
    try {
      var outIsNew = !Files.exists(out);
      Files.createDirectories(out);
      return new Workshop(
          out, outIsNew, Storages.work(out.toAbsolutePath().resolve(HIDDEN), reserve).open());
    } catch (IOException | StorageFailure e) {
      var cause = e instanceof StorageFailure ? e.getCause() : e;
      throw new Trouble(
          "Clips cannot be put into %s (%s): give --out a folder you can write to."
              .formatted(
                  out, cause instanceof IOException file ? Trouble.reason(file) : e.getMessage()),
          e);
    }
  }

  Path folder() {
    return lent.path();
  }

  /// Makes sure that so much can be written here.
  ///
  /// @throws Trouble if not, with the numbers
  void requireRoom(long bytes) {
    try {
      lent.requireRoom(bytes);
    } catch (StorageFailure full) {
      throw new Trouble(String.valueOf(full.getMessage()), full);
    }
  }

  /// Moves the clips' files to where they were wanted, named after the video.
  ///
  /// @param srt whether the captions are wanted as SubRip
  /// @param vtt whether they are wanted as WebVTT
  /// @return the files of each clip
  List<Delivered> deliver(ClipsMade made, Path video, boolean srt, boolean vtt) throws IOException {
    var name = baseName(video);
    var delivered = new ArrayList<Delivered>();
    for (int i = 0; i < made.clips().size(); i++) {
      delivered.add(
          deliver(
              made.clips().get(i), String.format(Locale.ROOT, "%s-%02d", name, i + 1), srt, vtt));
    }
    return delivered;
  }

  /// Puts a page about the clips beside them.
  Path deliverSheet(String html, Path video) throws IOException {
    return move(
        Files.writeString(folder().resolve("sheet.html"), html), baseName(video) + "-sheet.html");
  }

  private Delivered deliver(MadeClip clip, String name, boolean srt, boolean vtt)
      throws IOException {
    return new Delivered(
        move(clip.video(), name + ".mp4"),
        move(clip.thumbnail(), name + ".jpg"),
        srt ? move(clip.srt(), name + ".srt") : null,
        vtt ? move(clip.vtt(), name + ".vtt") : null);
  }

  private Path move(Path file, String name) throws IOException {
    return Files.move(file, out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String baseName(Path video) {
    var name = String.valueOf(video.getFileName());
    var dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public void close() throws IOException {
    lent.close();
    deleteIfEmpty(out.resolve(HIDDEN));
    if (outIsNew) {
      deleteIfEmpty(out);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      if (inside.findAny().isEmpty()) {
        Files.delete(folder);
      }
    }
  }
}
