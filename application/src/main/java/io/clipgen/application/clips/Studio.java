package io.clipgen.application.clips;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/// What other contexts may ask of the clip studio.
public interface Studio {

  /// Whether `party` uploaded `video` and it passed the upload's checks.
  boolean ownsUsableSource(PartyId party, SourceVideoId video);

  /// Lets `party` see `video` and make clips of it: a claim carries the brand's permission to use
  /// its source. In the open transaction; granting twice changes nothing.
  void grant(SourceVideoId video, PartyId party);

  /// Lets `party` see and download `clip`, as a brand may once the clip is submitted to its
  /// campaign. In the open transaction; sharing twice changes nothing. The caller has checked that
  /// the clip's owner wants it.
  void share(ClipId clip, PartyId party);

  /// A clip whose file is rendered and checked.
  Optional<ReadyClip> findReady(ClipId clip);

  /// The same clip without ClipGen's mark, for platforms that take none: the clip itself if it
  /// carries no mark, else its unmarked file; nothing while there is none. Not to be asked inside a
  /// transaction.
  Optional<ReadyClip> findUnmarked(ClipId clip);

  /// Has the unmarked file of a clip made, if it carries a mark. In the open transaction; asking
  /// again while it is being made changes nothing.
  void wantUnmarked(ClipId clip);

  /// All bytes of a clip's file, an MP4 of [ReadyClip#bytes] bytes, streamed from storage. The
  /// caller closes it; not to be read inside a transaction.
  InputStream open(ReadyClip clip);

  /// A finished clip.
  ///
  /// @param owner who made it
  /// @param source what it was cut from
  /// @param blob the storage key of its file, an MP4
  /// @param bytes the file's size
  record ReadyClip(
      ClipId clip,
      PartyId owner,
      SourceVideoId source,
      String title,
      Duration length,
      String blob,
      long bytes) {}
}
