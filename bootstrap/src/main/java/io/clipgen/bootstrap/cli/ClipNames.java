package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Trouble;
import io.clipgen.domain.clips.ClipRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names that the files of one video's clips have in a folder, and what is there under them
/// already: of an earlier run, or somebody's own.
final class ClipNames {

  static final String VIDEO = "mp4";
  static final String PICTURE = "jpg";
  static final String SRT = "srt";
  static final String VTT = "vtt";

  private static final List<String> ENDINGS = List.of(VIDEO, PICTURE, SRT, VTT);

  private final Path folder;
  private final String video;

  private ClipNames(Path folder, String video) {
    this.folder = folder;
    this.video = video;
  }

  /// The names of clips of `video` in a folder, which may not be there yet.
  static ClipNames in(Path folder, Path video) {
    var name = String.valueOf(video.getFileName());
    var dot = name.lastIndexOf('.');
    return new ClipNames(folder, dot > 0 ? name.substring(0, dot) : name);
  }

  Path folder() {
    return folder;
  }

  /// A file of the clip of that number, which counts from 1.
  Path of(int number, String ending) {
    return folder.resolve(String.format(Locale.ROOT, "%s-%02d.%s", video, number, ending));
  }

  /// The page about all of them.
  Path sheet() {
    return folder.resolve(video + "-sheet.html");
  }

  /// Makes sure that nothing is lost when clips are put here.
  ///
  /// @param replacing whether what an earlier run has left may be replaced
  /// @param given what the clips are made of, which is never replaced
  /// @throws Trouble if something is in the way, with its name and the ways out
  void check(boolean replacing, List<Path> given) throws IOException {
    var taken = taken();
    for (var there : taken) {
      for (var mine : given) {
        if (Files.exists(there) && Files.exists(mine) && Files.isSameFile(there, mine)) {
          throw new Trouble(
              "%s is what the clips are made of, and its name is one that they would get: give --out another folder."
                  .formatted(there));
        }
      }
      if (Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
        throw new Trouble(
            "%s is a folder, and its name is one that the clips would get: give --out another folder."
                .formatted(there));
      }
    }
    if (!replacing && !taken.isEmpty()) {
      throw new Trouble(
          "%s%s there already: give --out another folder, or --force to replace the clips of an earlier run."
              .formatted(
                  taken.getFirst(),
                  switch (taken.size()) {
                    case 1 -> " is";
                    case 2 -> " and another file of these clips are";
                    default -> " and %d more files of these clips are".formatted(taken.size() - 1);
                  }));
    }
  }

  /// What an earlier run has left that the new files do not replace: other files of a clip of the
  /// same number, and clips of numbers that there are no more. A video without the picture that
  /// each clip has beside it is somebody's own.
  List<Path> left(Set<Path> replaced) {
    var left = new ArrayList<Path>();
    for (int number = 1; number <= ClipRequest.MOST_CLIPS; number++) {
      var isClip =
          replaced.contains(of(number, VIDEO))
              || (isThere(of(number, VIDEO)) && isThere(of(number, PICTURE)));
      if (isClip) {
        left.addAll(files(number));
      }
    }
    left.add(sheet());
    left.removeIf(file -> replaced.contains(file) || !isThere(file));
    return left;
  }

  private List<Path> taken() {
    var taken = new ArrayList<Path>();
    for (int number = 1; number <= ClipRequest.MOST_CLIPS; number++) {
      taken.addAll(files(number));
    }
    taken.add(sheet());
    taken.removeIf(file -> !isThere(file));
    return taken;
  }

  private List<Path> files(int number) {
    return ENDINGS.stream().map(ending -> of(number, ending)).toList();
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
