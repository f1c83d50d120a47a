package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.MediaInfo;
import java.nio.file.Path;

/// Finds out what a media file is.
public interface MediaProber {

  /// Reads the file's headers.
  ///
  /// @throws UnusableMedia if it is empty, not a media file, a playlist, or of a format that is not
  ///   taken
  MediaInfo probe(Path file) throws InterruptedException;

  /// Decodes the last seconds of a file that was probed: cheap for a long video, and it finds one
  /// that was cut off.
  ///
  /// @throws UnusableMedia if its end is missing or cannot be decoded
  void checkEnd(Path file, MediaInfo info) throws InterruptedException;

  /// Measures a clip that we rendered: how loud it is, and whether something is to be seen and
  /// moves in its opening.
  ///
  /// @param openingMs when the moment itself begins: what is before it is a card, which stands
  ///   still
  Inspection inspect(Path clip, MediaInfo info, long openingMs) throws InterruptedException;
}
