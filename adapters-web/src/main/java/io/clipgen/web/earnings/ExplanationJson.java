package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where an amount comes from, and where it went.
///
/// @param of what is explained
/// @param kind what that is
/// @param figures what the amount divides into: they sum to it
/// @param from one step back
/// @param to one step on
/// @param parts of a line and a payout, the lines it is made of, each with the payments behind it
/// @param entries its own journal entries
/// @param next where the next page begins; nothing on the last
@Serdeable
@Schema(name = "Explanation")
record ExplanationJson(
    String of,
    @Schema(
            allowableValues = {
              "payout",
              "lot",
              "line",
              "debt",
              "source",
              "pot",
              "payment",
              "refund",
              "chargeback",
              "entry",
              "receipt"
            })
        String kind,
    MoneyJson amount,
    Map<String, MoneyJson> figures,
    List<LinkJson> from,
    List<LinkJson> to,
    List<PartJson> parts,
    List<EntryJson> entries,
    @Nullable String next) {

  static ExplanationJson from(Explanation explanation) {
    var figures = new TreeMap<String, MoneyJson>();
    explanation.figures().forEach((name, amount) -> figures.put(name, MoneyJson.from(amount)));
    return new ExplanationJson(
        explanation.of(),
        explanation.kind(),
        MoneyJson.from(explanation.amount()),
        figures,
        explanation.from().stream().map(LinkJson::from).toList(),
        explanation.to().stream().map(LinkJson::from).toList(),
        explanation.parts().stream().map(PartJson::from).toList(),
        explanation.entries().stream().map(EntryJson::from).toList(),
        explanation.next());
  }

  /// A step to something else that can be explained.
  ///
  /// @param amount what of it is meant; below zero what was taken back or refused
  /// @param rule by which rule, with its version; of what was refused, why
  @Serdeable
  @Schema(name = "ExplanationLink")
  record LinkJson(String id, String kind, MoneyJson amount, String rule) {

    static LinkJson from(Explanation.Link link) {
      return new LinkJson(link.id(), link.kind(), MoneyJson.from(link.amount()), link.rule());
    }
  }

  /// What of one line is in it.
  ///
  /// @param lot the lot that carries it
  /// @param pot who pays: a campaign
  /// @param payments what paid it: they sum to the amount
  @Serdeable
  @Schema(name = "ExplanationPart")
  record PartJson(
      MoneyJson amount,
      @Nullable String lot,
      LineJson line,
      String pot,
      List<PaymentJson> payments,
      List<EntryJson> entries) {

    static PartJson from(Explanation.Part part) {
      return new PartJson(
          MoneyJson.from(part.amount()),
          part.lot().isEmpty() ? null : part.lot(),
          LineJson.from(part.line()),
          part.pot(),
          part.payments().stream().map(PaymentJson::from).toList(),
          part.entries().stream().map(EntryJson::from).toList());
    }
  }

  /// A payment behind a line.
  ///
  /// @param drawn what of the amount it paid
  /// @param receipt the provider's name of the charge
  /// @param balanceLine the line of the provider's books by which the money was usable; absent
  ///   before
  @Serdeable
  @Schema(name = "ExplanationPayment")
  record PaymentJson(
      String funding,
      MoneyJson drawn,
      String receipt,
      Instant bookedAt,
      @Nullable Instant settledAt,
      @Nullable String balanceLine) {

    static PaymentJson from(Explanation.Payment payment) {
      return new PaymentJson(
          payment.funding().text(),
          MoneyJson.from(payment.drawn()),
          payment.receipt(),
          payment.bookedAt(),
          payment.settledAt(),
          payment.balanceLine());
    }
  }

  /// A journal entry; debits are above zero.
  @Serdeable
  @Schema(name = "JournalEntry")
  record EntryJson(
      String id,
      String source,
      String event,
      Instant at,
      Map<String, String> details,
      List<PostingJson> postings) {

    static EntryJson from(EntryView entry) {
      return new EntryJson(
          entry.id().text(),
          entry.source(),
          entry.event(),
          entry.at(),
          entry.details(),
          entry.postings().stream()
              .map(p -> new PostingJson(p.account(), MoneyJson.from(p.amount())))
              .toList());
    }
  }

  /// One side of an entry.
  @Serdeable
  @Schema(name = "Posting")
  record PostingJson(String account, MoneyJson amount) {}
}
