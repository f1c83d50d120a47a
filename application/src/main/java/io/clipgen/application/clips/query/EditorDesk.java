package io.clipgen.application.clips.query;

import io.clipgen.application.clips.Analysis;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.Optional;

/// What somebody needs who is about to change a clip.
public interface EditorDesk {

  /// A clip that `party` owns; nothing of one that was only shared with it.
  Optional<OpenClip> open(PartyId party, ClipId clip);

  /// A clip on the desk.
  ///
  /// @param analysis what is known of its source
  /// @param frozen whether it was given to somebody else, so that an edit becomes a copy
  /// @param earlier what it was before its edits, newest first
  /// @param edit the newest edit of it
  record OpenClip(
      Clip clip,
      Analysis analysis,
      boolean frozen,
      List<ClipVersion> earlier,
      Optional<ClipEdit> edit) {

    public OpenClip {
      earlier = List.copyOf(earlier);
    }
  }
}
