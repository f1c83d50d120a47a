package io.clipgen.application.clips.usecase;

import java.time.Duration;

/// What is decided about uploads that arrive in parts.
///
/// @param lifetime how long one is kept to which nothing is added
/// @param mostAtOnce how many of one party may wait for bytes
/// @param piece how many bytes are stored at a time: so many are sent again, at most, where this
///   process is killed
/// @param pieceTime how long a piece is waited for; then it is stored as it is
public record UploadPolicy(Duration lifetime, int mostAtOnce, long piece, Duration pieceTime) {

  /// Three days, 20 uploads, 16 MB or ten seconds.
  public static final UploadPolicy DEFAULT =
      new UploadPolicy(Duration.ofDays(3), 20, 16L << 20, Duration.ofSeconds(10));

  public UploadPolicy {
    if (!lifetime.isPositive() || mostAtOnce < 1 || piece < 1 || pieceTime.isNegative()) {
      throw new IllegalArgumentException("uploads need time, and room for one of them at least");
    }
  }

  /// This policy, with what an installation may choose.
  public static UploadPolicy of(Duration lifetime, int mostAtOnce) {
    return new UploadPolicy(lifetime, mostAtOnce, DEFAULT.piece(), DEFAULT.pieceTime());
  }
}
