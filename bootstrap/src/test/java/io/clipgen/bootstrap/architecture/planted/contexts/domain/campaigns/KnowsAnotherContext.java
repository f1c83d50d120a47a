package io.clipgen.bootstrap.architecture.planted.contexts.domain.campaigns;

import io.clipgen.bootstrap.architecture.planted.contexts.domain.earnings.Ledger;

/// Breaks the rule on purpose: a context reaches into another one's domain.
class KnowsAnotherContext {
  Ledger ledger;
}
