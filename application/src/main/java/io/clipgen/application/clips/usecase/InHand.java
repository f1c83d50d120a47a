package io.clipgen.application.clips.usecase;

import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.PartyId;
import java.util.Set;

/// Keeps what is worked on for one party at a time within its plan, so that nobody fills the queue
/// that all wait in. Asked in the transaction that has enqueued a job, which a refusal undoes.
final class InHand {

  private static final Set<String> IMPORTS = Set.of(FetchVideo.KIND);
  private static final Set<String> ORDERS = Set.of(MakeClips.KIND, RemakeClip.KIND);
  // Apart from orders: where every clip is streamed at once, who has ordered many may still edit.
  private static final Set<String> STREAMS = Set.of(MakeStream.KIND);

  private final Jobs jobs;
  private final Limits limits;

  InHand(Jobs jobs, Limits limits) {
    this.jobs = jobs;
    this.limits = limits;
  }

  /// @throws Refused if an import was one too many
  void checkImports(PartyId party) {
    check(party, IMPORTS, limits.maxImportsAtOnce(party), "imports");
  }

  /// @throws Refused if an order of clips, an edit or a copy was one too many
  void checkOrders(PartyId party) {
    check(party, ORDERS, limits.maxOrdersAtOnce(party), "orders and edits of clips");
  }

  /// @throws Refused if a stream was one too many: as many are made at a time as orders
  void checkStreams(PartyId party) {
    check(party, STREAMS, limits.maxOrdersAtOnce(party), "streams");
  }

  private void check(PartyId party, Set<String> kinds, int most, String what) {
    if (jobs.live(party, kinds) > most) {
      throw new Refused(
          "too-many-at-once",
          "Your plan allows %d %s at a time, and so many are worked on: wait until one is done, or cancel one."
              .formatted(most, what));
    }
  }
}
