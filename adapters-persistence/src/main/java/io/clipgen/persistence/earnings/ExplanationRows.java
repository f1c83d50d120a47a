package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.RefundId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Explains one thing for whoever may see it, in a handful of statements whatever its size.
final class ExplanationRows {

  private static final Pattern BESIDE =
      Pattern.compile("psp\\.connected:.*|payout:.*\\.in-transit");

  private final boolean all;
  private final PayeeRows payees;
  private final PayerRows payers;
  private final EntryRows entries;

  /// @param seer who asks; `null` for somebody who may see everything
  ExplanationRows(Handle handle, @Nullable PartyId seer, @Nullable String after, int limit) {
    UUID party = seer == null ? null : seer.value();
    this.all = seer == null;
    this.payees = new PayeeRows(handle, party, after, limit);
    this.payers = new PayerRows(handle, party, after, limit);
    this.entries = new EntryRows(handle);
  }

  /// Explains what `id` names, if there is such a thing that whoever asks may see.
  Optional<Explanation> of(String id) {
    return switch (id.substring(0, Math.max(0, id.indexOf('_')))) {
      case PayoutId.PREFIX -> payees.payout(PayoutId.parse(id));
      case "lot" -> payees.lot(Id.parse("lot", id));
      case LineId.PREFIX -> payees.line(LineId.parse(id));
      case DebtId.PREFIX -> payees.debt(DebtId.parse(id));
      case CampaignId.PREFIX -> payers.pot(id);
      case FundingId.PREFIX -> payers.funding(FundingId.parse(id));
      case RefundId.PREFIX -> payers.refund(RefundId.parse(id));
      case EntryId.PREFIX -> entry(EntryId.parse(id));
      default -> payers.source(id).or(() -> payers.chargeback(id)).or(() -> receipt(id));
    };
  }

  // An entry is seen by those who may see what it is about.
  private Optional<Explanation> entry(EntryId id) {
    return entries
        .of("SELECT id FROM earnings.entry WHERE id = :of::uuid", id.value().toString())
        .stream()
        .filter(entry -> all || about(entry.source()).isPresent())
        .findFirst()
        .map(entry -> explained(id.text(), "entry", entry, List.of()));
  }

  // What the provider calls a charge, refund, transfer, payout or a line of its books.
  private Optional<Explanation> receipt(String id) {
    return entries
        .of(
            """
            SELECT id FROM earnings.entry WHERE details ->> 'receipt' = :of
            UNION SELECT id FROM earnings.entry WHERE details ->> 'line' = :of
            LIMIT 10
            """,
            id)
        .stream()
        .filter(entry -> all || about(entry.source()).isPresent())
        .findFirst()
        .map(entry -> explained(id, "receipt", entry, inTheProvidersBooks(entry)));
  }

  // The line of the provider's books by which what was charged came to be usable.
  private List<Link> inTheProvidersBooks(EntryView charged) {
    if (!charged.event().equals("funded")) {
      return List.of();
    }
    return entries
        .of(
            "SELECT id FROM earnings.entry WHERE source = :of AND event = 'settled'",
            charged.source())
        .stream()
        .map(
            settled ->
                new Link(
                    settled.details().getOrDefault("line", ""),
                    "balance line",
                    moved(settled),
                    SeenRows.NO_RULE))
        .toList();
  }

  private Optional<Explanation> about(String source) {
    return source.indexOf('_') < 0 ? Optional.empty() : of(source);
  }

  private static Explanation explained(
      String id, String kind, EntryView entry, List<Link> further) {
    Money moved = moved(entry);
    String rule = entry.details().getOrDefault("rule", SeenRows.NO_RULE);
    var from = new ArrayList<Link>();
    var to = new ArrayList<Link>();
    accounts(entry)
        .forEach(
            (account, amount) -> {
              // What is debited gives, what is credited gets.
              if (amount.isPositive()) {
                from.add(new Link(owner(account), account, amount, rule));
              } else if (amount.isNegative()) {
                to.add(new Link(owner(account), account, amount.negated(), rule));
              }
            });
    to.add(new Link(entry.source(), "about", moved, rule));
    to.addAll(further);
    return new Explanation(id, kind, moved, Map.of(), from, to, List.of(), List.of(entry), null);
  }

  // What an account gives and gets in one entry is one figure: a charge is what it was, and not
  // that and its fee.
  private static Map<String, Money> accounts(EntryView entry) {
    Map<String, Money> accounts = new LinkedHashMap<>();
    entry.postings().forEach(p -> accounts.merge(p.account(), p.amount(), Money::plus));
    return accounts;
  }

  // Where it lies at the provider until the bank has it is written beside what moved: the same
  // money once more, unless there is nothing else.
  private static Money moved(EntryView entry) {
    String currency = entry.postings().getFirst().amount().currency();
    Map<String, Money> accounts = accounts(entry);
    Map<String, Money> counted = new LinkedHashMap<>(accounts);
    counted.keySet().removeIf(BESIDE.asMatchPredicate());
    return (counted.isEmpty() ? accounts : counted)
        .values().stream()
            .filter(Money::isPositive)
            .filter(amount -> amount.currency().equals(currency))
            .reduce(Money.zero(currency), Money::plus);
  }

  private static String owner(String account) {
    int colon = account.indexOf(':');
    int dot = account.indexOf('.', Math.max(0, colon));
    return colon < 0 ? account : account.substring(colon + 1, dot < 0 ? account.length() : dot);
  }
}
