package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where disputes of payments are kept.
public interface ChargebackLog {

  /// The provider's name of the dispute that was seen last.
  Optional<String> lastSeen();

  /// Keeps that a dispute was seen, and when to ask for it next; `null` for never again.
  void seen(String id, @Nullable Instant askAt);

  /// Disputes that are worth asking for at `now`, at most `limit`.
  List<String> toAsk(Instant now, int limit);

  /// Asks for a dispute at once, if it was seen.
  void askSoon(String id, Instant now);

  /// Adds a chargeback.
  void add(Chargeback chargeback);

  /// Finds a chargeback and locks it until the transaction ends.
  Optional<Chargeback> lock(String id);

  /// Keeps how a chargeback ended.
  void save(Chargeback chargeback);

  /// The latest answer to a chargeback. The chargeback must be locked before.
  Optional<ChargebackReply> reply(String id);

  /// Keeps an answer, or how far it has come.
  void save(ChargebackReply reply);

  /// Keeps that a part of what was unexplained is explained.
  void explain(String id, Money amount);

  /// What chargebacks have taken of a payment that are not won, `besides` one: it may be free
  /// again.
  Money taken(FundingId payment, String besides, String currency);

  /// Whether a pot has a chargeback that is not decided.
  boolean openOn(String pot);
}
