package io.clipgen.domain.clips;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;
import java.util.List;

/// Somebody has asked for clips of a video, and what came of it.
///
/// @param job who works on it
/// @param orderedBy who asked, and gets the clips
/// @param request what was asked for
/// @param orderedAt when, in business time
/// @param outcome what came of it
public record ClipOrder(
    JobId job,
    SourceVideoId source,
    PartyId orderedBy,
    ClipRequest request,
    Instant orderedAt,
    Outcome outcome) {

  /// An order that nobody has worked on yet.
  public static ClipOrder of(
      JobId job, SourceVideoId source, PartyId orderedBy, ClipRequest request, Instant orderedAt) {
    return new ClipOrder(job, source, orderedBy, request, orderedAt, new Pending());
  }

  /// What came of an order.
  public sealed interface Outcome {}

  /// Nothing yet.
  public record Pending() implements Outcome {}

  /// Clips were made.
  ///
  /// @param clips how many
  /// @param shortfalls why there are fewer than asked for, a sentence each; empty if there are as
  ///   many
  /// @param remarks what else there is to know of how they were made, a sentence each, such as that
  ///   another analyst chose than the one configured
  public record Made(int clips, List<String> shortfalls, List<String> remarks) implements Outcome {

    public Made {
      shortfalls = List.copyOf(shortfalls);
      remarks = List.copyOf(remarks);
    }

    /// Clips were made, and there is nothing remarkable about how.
    public Made(int clips, List<String> shortfalls) {
      this(clips, shortfalls, List.of());
    }
  }

  /// No clip was made.
  ///
  /// @param reason a sentence for who asked
  public record Failed(String reason) implements Outcome {}
}
