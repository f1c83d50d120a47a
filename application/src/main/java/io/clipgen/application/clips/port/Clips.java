package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.Optional;

/// The finished clips, who may see them, and the orders they came from. Writes join the open
/// transaction.
public interface Clips {

  /// Adds an order; adding the same job's again changes nothing.
  void add(ClipOrder order);

  /// The order that `job` works on.
  Optional<ClipOrder> findOrder(JobId job);

  /// The order that `clip` came from.
  default ClipOrder orderOf(Clip clip) {
    return findOrder(clip.madeBy()).orElseThrow();
  }

  /// Keeps the words that an order and its clips go by for good, because they were brought along;
  /// of an order that has some, they stay.
  void saveWords(JobId job, Transcript words);

  /// The words that an order and its clips go by; nothing where they go by what is heard.
  Optional<Transcript> findWords(JobId job);

  /// Keeps which moments were chosen for an order, so that it is not chosen again.
  void saveChoice(JobId job, Selection choice);

  /// Which moments were chosen for an order, if any were yet.
  Optional<Selection> findChoice(JobId job);

  /// Notes what came of an order, if nothing was noted yet.
  ///
  /// @return whether it was noted now
  boolean settle(JobId job, ClipOrder.Outcome outcome);

  /// Takes back that an order failed: its job is tried again.
  ///
  /// @return whether it had failed
  boolean reopen(JobId job);

  /// Adds finished clips.
  void addAll(List<Clip> clips);

  /// Keeps what was found in a clip that was added.
  void keepQuality(ClipId clip, QualityReport quality);

  /// What was found in a clip, whoever may see it; nothing where nothing was kept.
  Optional<QualityReport> findQuality(ClipId clip);

  /// A clip, whoever may see it.
  Optional<Clip> find(ClipId clip);

  /// A clip that `party` owns or that was shared with it.
  Optional<Clip> findVisible(ClipId clip, PartyId party);

  /// Puts the next version of a clip in the place of the one before, whose recipe is kept; not if
  /// the clip is gone, was shared, or is another version by now.
  ///
  /// @return whether it did
  boolean replace(Clip next);

  /// The number after the greatest of the clips that `job` made. In another transaction nobody is
  /// told one until the open one ends.
  int nextNumber(JobId job);

  /// Whether somebody else was given `clip`, so that it must stay what it is.
  boolean isShared(ClipId clip);

  /// Lets `party` see `clip`; sharing twice changes nothing.
  void share(ClipId clip, PartyId party);

  /// Removes a clip that was shared with nobody.
  ///
  /// @return whether it was removed: no if it was shared
  boolean removeUnshared(ClipId clip);
}
