package io.clipgen.web.clips;

import io.clipgen.application.clips.usecase.DownloadClip.Download;
import io.clipgen.application.clips.usecase.StoredFile;
import java.util.Locale;
import java.util.Optional;

/// A stored file and how it is sent, whole or in part.
///
/// @param caching what `Cache-Control` says
/// @param saveAs the name of the file that it becomes when it is downloaded; nothing where it is
///   shown or played
record Sendable(StoredFile file, String mediaType, String caching, Optional<String> saveAs) {

  private static final String ASKED_FOR_EACH_TIME = "private, no-cache";

  /// A file of a clip, to be kept under its title.
  static Sendable of(Download download) {
    return new Sendable(
        download.content(),
        download.file().mediaType(),
        ASKED_FOR_EACH_TIME,
        Optional.of(name(download)));
  }

  /// A part of a stream, which a browser may keep for some seconds: as long as the viewer may see
  /// it.
  static Sendable of(StoredFile part, String mediaType, long seconds) {
    return new Sendable(
        part, mediaType, "private, max-age=" + seconds + ", immutable", Optional.empty());
  }

  /// The small pictures of a source, to be shown.
  static Sendable ofSheet(StoredFile sheet) {
    return new Sendable(sheet, "image/jpeg", ASKED_FOR_EACH_TIME, Optional.empty());
  }

  private static String name(Download download) {
    String title =
        download
            .clip()
            .moment()
            .title()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return "%s-%d.%s"
        .formatted(
            title.isEmpty() ? "clip" : title, download.clip().number(), download.file().ending());
  }
}
