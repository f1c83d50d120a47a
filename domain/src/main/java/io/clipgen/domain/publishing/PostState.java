package io.clipgen.domain.publishing;

import java.time.Instant;

/// Where a post is on its way to the public.
public sealed interface PostState {

  /// Nobody has connected an account for it yet.
  ///
  /// @param reason a sentence that says who has to connect what
  record Waiting(String reason) implements PostState {}

  /// Decided, nothing sent.
  record Prepared() implements PostState {}

  /// On its way to the platform.
  ///
  /// @param since business time
  record Uploading(Instant since) implements PostState {}

  /// Taken by the platform, which has not shown it yet.
  ///
  /// @param externalId the platform's name of it
  record Pending(String externalId, String url, Instant since) implements PostState {}

  /// The platform has confirmed that it can be seen.
  record Live(String externalId, String url, Instant liveAt) implements PostState {}

  /// It is not and will not be there.
  ///
  /// @param reason a sentence for whoever waits for it
  record Failed(String reason) implements PostState {}

  /// Sent, and no answer: looked up until it is known.
  record Unconfirmed(String reason, Instant since) implements PostState {}
}
