package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.WorkFolders.WorkFolder;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.media.storage.Durable;
import io.clipgen.media.storage.Storages;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A hidden folder inside the one where clips go: they are made in it and leave it when all are
/// done. Closing removes it, and whatever else was made for nothing; what a killed program has left
/// is removed by the next.
final class Workshop implements AutoCloseable {

  private static final String HIDDEN = ".clipgen";

  private final ClipNames names;
  private final boolean outIsNew;
  private final WorkFolder lent;

  private Workshop(ClipNames names, boolean outIsNew, WorkFolder lent) {
    this.names = names;
    this.outIsNew = outIsNew;
    this.lent = lent;
  }

  /// Which files of clips are wanted.
  ///
  /// @param srt whether the captions are wanted as SubRip
  /// @param vtt whether they are wanted as WebVTT
  /// @param replacing whether they may replace what an earlier run has left
  record Wish(boolean srt, boolean vtt, boolean replacing) {}

  /// @param names where the clips go
  /// @param reserve bytes of the disk that are left free for others
  static Workshop in(ClipNames names, long reserve) {
    var out = names.folder();
    try {
      var outIsNew = !Files.exists(out);
      Files.createDirectories(out);
      return new Workshop(
          names, outIsNew, Storages.work(out.toAbsolutePath().resolve(HIDDEN), reserve).open());
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

  /// Moves the clips' files to where they were wanted. What is there under their names by now stays
  /// there, unless it may be replaced.
  ///
  /// @param wish which files are wanted
  /// @param page what the page about the clips is to say; `null` if none is wanted
  /// @throws Trouble if something is in the way
  Delivery deliver(ClipsMade made, Wish wish, @Nullable String page)
      throws IOException, InterruptedException {
    var moves = new LinkedHashMap<Path, Path>();
    var clips = new ArrayList<Delivered>();
    for (int i = 0; i < made.clips().size(); i++) {
      var clip = made.clips().get(i);
      var files =
          new Delivered(
              names.of(i + 1, ClipNames.VIDEO),
              names.of(i + 1, ClipNames.PICTURE),
              wish.srt() ? names.of(i + 1, ClipNames.SRT) : null,
              wish.vtt() ? names.of(i + 1, ClipNames.VTT) : null);
      clips.add(files);
      moves.put(files.video(), clip.video());
      moves.put(files.thumbnail(), clip.thumbnail());
      if (files.srt() != null) {
        moves.put(files.srt(), clip.srt());
      }
      if (files.vtt() != null) {
        moves.put(files.vtt(), clip.vtt());
      }
    }
    if (page != null) {
      moves.put(names.sheet(), Files.writeString(folder().resolve("sheet.html"), page));
    }
    var removed = move(moves, wish.replacing());
    return new Delivery(clips, page == null ? null : names.sheet(), removed);
  }

  private List<Path> move(Map<Path, Path> moves, boolean replacing)
      throws IOException, InterruptedException {
    try {
      for (var draft : moves.values()) {
        Durable.force(draft);
      }
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException();
    }
    names.check(replacing, List.of());
    var options = replacing ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE} : new CopyOption[0];
    for (var move : moves.entrySet()) {
      Files.move(move.getValue(), move.getKey(), options);
    }
    var removed = replacing ? names.left(moves.keySet()) : List.<Path>of();
    for (var file : removed) {
      Files.delete(file);
    }
    // Who wants to stop comes too late: all is there.
    Thread.interrupted();
    Durable.force(names.folder());
    return removed;
  }

  @Override
  public void close() throws IOException {
    lent.close();
    deleteIfEmpty(names.folder().resolve(HIDDEN));
    if (outIsNew) {
      deleteIfEmpty(names.folder());
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
