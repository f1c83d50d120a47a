package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a claim stands: claimed → submitted → approved | changes requested | rejected | withdrawn
/// | expired; approved → released → paid out.
public sealed interface ClaimState {

  /// As people read it in a sentence: `submitted`.
  String words();

  /// Undecided: holds its place and its reserve.
  sealed interface Live extends ClaimState {}

  /// Approved for good: holds its place, and has earned its price.
  sealed interface Earned extends ClaimState {
    /// What was approved.
    Approval approval();
  }

  /// Ended without an approval: place and reserve were given back.
  sealed interface Ended extends ClaimState {
    /// When it ended.
    Instant at();
  }

  /// The place is taken; a clip is due.
  record Claimed(Instant dueAt) implements Live {
    @Override
    public String words() {
      return "claimed";
    }
  }

  /// A clip waits for the brand, whose silence approves.
  record Submitted(SubmissionId submission, ClipId clip, Instant at, Instant silenceApprovesAt)
      implements Live {
    @Override
    public String words() {
      return "submitted";
    }
  }

  /// The brand wants the clip changed.
  record ChangesRequested(String reason, Instant dueAt) implements Live {
    @Override
    public String words() {
      return "changes requested";
    }
  }

  /// Rejected, not yet for good: until `finalAt` the clipper may appeal; after an appeal an admin
  /// decides.
  ///
  /// @param appeal what the clipper says against it; `null` while there is none
  record Rejected(
      SubmissionId submission, ClipId clip, String reason, Instant finalAt, @Nullable String appeal)
      implements Live {
    @Override
    public String words() {
      return appeal == null ? "rejected" : "rejected and appealed";
    }
  }

  /// Approved; the base is held.
  record Approved(Approval approval) implements Earned {
    @Override
    public String words() {
      return "approved";
    }
  }

  /// The base is the clipper's to take out.
  record Released(Approval approval) implements Earned {
    @Override
    public String words() {
      return "released";
    }
  }

  /// The base has reached the clipper.
  record PaidOut(Approval approval) implements Earned {
    @Override
    public String words() {
      return "paid out";
    }
  }

  /// Rejected for good.
  record RejectedForGood(String reason, Instant at) implements Ended {
    @Override
    public String words() {
      return "rejected for good";
    }
  }

  /// Taken from its clipper: by a decision about fraud or a dispute, and what it had earned went
  /// back; or because its money was charged back before anything was approved.
  record Revoked(String reason, Instant at) implements Ended {
    @Override
    public String words() {
      return "revoked";
    }
  }

  /// The clipper gave it up.
  record Withdrawn(Instant at) implements Ended {
    @Override
    public String words() {
      return "withdrawn";
    }
  }

  /// Nothing was delivered in time.
  record Expired(Instant at) implements Ended {
    @Override
    public String words() {
      return "expired";
    }
  }
}
