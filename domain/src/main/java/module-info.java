/// The rules of ClipGen as a library: splits, tiers, bonuses, holds and the ledger's values.
module io.clipgen.domain {
  requires static org.jspecify;

  exports io.clipgen.domain.campaigns;
  exports io.clipgen.domain.clips;
  exports io.clipgen.domain.earnings;
  exports io.clipgen.domain.identity;
  exports io.clipgen.domain.operations;
  exports io.clipgen.domain.payouts;
  exports io.clipgen.domain.publishing;
  exports io.clipgen.domain.shared;
}
