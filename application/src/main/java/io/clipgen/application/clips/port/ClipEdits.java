package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import java.util.List;
import java.util.Optional;

/// What is being changed about clips, and what they were before. It goes with its clip. Writes join
/// the open transaction.
public interface ClipEdits {

  /// Adds an edit, unless another one with the same target is still worked on.
  ///
  /// @return whether it was added
  boolean begin(ClipEdit edit);

  /// The edit that `job` works on.
  Optional<ClipEdit> find(JobId job);

  /// The newest edit that changes `clip` itself; those that become copies are not among them.
  Optional<ClipEdit> newest(ClipId clip);

  /// Notes what came of an edit, if nothing was noted yet.
  ///
  /// @return whether it was noted now; not if the clip is gone
  boolean settle(JobId job, ClipEdit.Outcome outcome);

  /// Takes back that an edit failed, unless another one with the same target is worked on: its job
  /// is tried again.
  ///
  /// @return whether it had failed and is worked on again
  boolean reopen(JobId job);

  /// What `clip` was before its edits, newest first.
  List<ClipVersion> earlier(ClipId clip);
}
