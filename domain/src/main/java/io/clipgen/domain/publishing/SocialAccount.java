package io.clipgen.domain.publishing;

import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// An account on a platform through which clips are posted.
///
/// @param owner whose it is; empty for the installation's own
/// @param handle as people write it, without the `@`
/// @param externalId the platform's name of it
/// @param connectedAt in business time
public record SocialAccount(
    SocialAccountId id,
    Optional<PartyId> owner,
    Platform platform,
    String handle,
    String externalId,
    Instant connectedAt) {

  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9._-]{2,30}");

  public SocialAccount {
    if (!isHandle(handle)) {
      throw new IllegalArgumentException("handle " + HANDLE_RULE);
    }
    if (externalId.isBlank()) {
      throw new IllegalArgumentException("a connected account has a name at the platform");
    }
  }

  /// What a handle must be.
  public static final String HANDLE_RULE =
      "must be 2 to 30 letters, digits, dots, dashes or underscores";

  /// Whether `text` can be a handle.
  public static boolean isHandle(String text) {
    return HANDLE.matcher(text).matches();
  }
}
