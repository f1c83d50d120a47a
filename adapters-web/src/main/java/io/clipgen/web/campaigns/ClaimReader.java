package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.ClaimBoard;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.shared.ClaimId;
import jakarta.inject.Singleton;

/// Shows a claim as its caller may see it: the answer to every command on one.
@Singleton
final class ClaimReader {

  private final ClaimBoard board;

  ClaimReader(ClaimBoard board) {
    this.board = board;
  }

  ClaimJson json(Caller caller, ClaimId id) {
    return board
        .find(id, caller.party(), caller.isAdmin())
        .map(ClaimJson::from)
        .orElseThrow(() -> new NotFound("claim", id));
  }
}
