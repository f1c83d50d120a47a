package io.clipgen.application.clips.usecase;

import io.clipgen.domain.clips.SourceVideo;
import java.util.regex.Pattern;

/// What an uploaded file is called: its name as a person would say it.
final class Titles {

  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");
  private static final Pattern ENDING = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,5}$");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]+");

  private Titles() {}

  /// The name without folders, ending and characters that cannot be seen; "Untitled" where nothing
  /// is left.
  static String of(String fileName) {
    String name = FOLDERS.matcher(fileName).replaceFirst("");
    name = ENDING.matcher(name).replaceFirst("");
    name = UNPRINTABLE.matcher(name).replaceAll(" ").strip();
    if (name.length() > SourceVideo.LONGEST_TITLE) {
      name = name.substring(0, SourceVideo.LONGEST_TITLE).strip();
    }
    return name.isEmpty() ? "Untitled" : name;
  }
}
