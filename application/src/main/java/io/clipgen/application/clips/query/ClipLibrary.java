package io.clipgen.application.clips.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.Finding;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceQuality;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a party sees of videos and clips: its own, and what it was granted. Lists are newest first.
public interface ClipLibrary {

  /// The most items of a page.
  int LARGEST_PAGE = 100;

  /// The videos that `party` owns or was granted.
  ///
  /// @param after the last video of the page before; `null` for the first page
  /// @param limit at most so many, 1 to [#LARGEST_PAGE]
  Page<SourceVideo> videos(PartyId party, @Nullable SourceVideoId after, int limit);

  /// One of those videos.
  Optional<SourceVideo> video(PartyId party, SourceVideoId video);

  /// Where the words of a video are from.
  enum WordsFrom {
    /// Its owner brought a transcript.
    GIVEN,
    /// Somebody has listened.
    HEARD
  }

  /// Where the words are from that the next order of one of those videos goes by; nothing while
  /// there are none yet.
  Optional<WordsFrom> words(PartyId party, SourceVideoId video);

  /// What was measured in one of those videos; nothing before its first clips were made.
  Optional<Signals> signals(PartyId party, SourceVideoId video);

  /// What there is to say of the quality of one of those videos, by now.
  default List<Finding> quality(PartyId party, SourceVideo video) {
    return SourceQuality.DEFAULT.findings(video.info(), signals(party, video.id()));
  }

  /// What `party` ordered of `video`, the newest 20, newest first.
  List<ClipOrder> orders(PartyId party, SourceVideoId video);

  /// The clips that `party` owns.
  ///
  /// @param video only those cut from it; `null` for all
  /// @param after the last clip of the page before; `null` for the first page
  /// @param limit at most so many, 1 to [#LARGEST_PAGE]
  Page<Clip> clips(PartyId party, @Nullable SourceVideoId video, @Nullable ClipId after, int limit);

  /// A clip that `party` owns or that was shared with it.
  Optional<Clip> clip(PartyId party, ClipId clip);

  /// What was found in one of those clips when it was finished; nothing for one from before clips
  /// were measured.
  Optional<QualityReport> quality(PartyId party, ClipId clip);
}
