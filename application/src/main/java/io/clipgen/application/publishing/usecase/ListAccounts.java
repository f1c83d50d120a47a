package io.clipgen.application.publishing.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.domain.publishing.SocialAccount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Somebody looks at their connected accounts; an administrator at the installation's own as well.
public final class ListAccounts {

  private final SocialAccounts accounts;

  public ListAccounts(SocialAccounts accounts) {
    this.accounts = accounts;
  }

  /// The first connected first.
  public List<SocialAccount> handle(Caller caller) {
    List<SocialAccount> own = accounts.list(Optional.of(caller.party()));
    return caller.isAdmin()
        ? Stream.concat(own.stream(), accounts.list(Optional.empty()).stream()).toList()
        : own;
  }
}
