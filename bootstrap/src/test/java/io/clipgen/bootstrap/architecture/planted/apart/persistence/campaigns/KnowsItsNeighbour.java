package io.clipgen.bootstrap.architecture.planted.apart.persistence.campaigns;

import io.clipgen.bootstrap.architecture.planted.apart.persistence.earnings.JdbcLedger;

/// Breaks the rule on purpose: a repository knows another context's repository.
class KnowsItsNeighbour {
  JdbcLedger ledger;
}
