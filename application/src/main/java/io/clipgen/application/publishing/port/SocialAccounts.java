package io.clipgen.application.publishing.port;

import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SocialAccountId;
import java.util.List;
import java.util.Optional;

/// Keeps connected accounts.
public interface SocialAccounts {

  /// Adds an account in the open transaction, unless its owner has connected it already.
  ///
  /// @return whether it was added
  boolean add(SocialAccount account);

  Optional<SocialAccount> find(SocialAccountId account);

  /// The accounts of `owner` (empty: the installation's own), the first connected first.
  List<SocialAccount> list(Optional<PartyId> owner);

  /// The account of `owner` on `platform` with that handle.
  default Optional<SocialAccount> find(Optional<PartyId> owner, Platform platform, String handle) {
    return list(owner).stream()
        .filter(
            account -> account.platform() == platform && account.handle().equalsIgnoreCase(handle))
        .findFirst();
  }

  /// The account through which `owner` posts on `platform`: the first connected.
  default Optional<SocialAccount> findFirst(Optional<PartyId> owner, Platform platform) {
    return list(owner).stream().filter(account -> account.platform() == platform).findFirst();
  }
}
