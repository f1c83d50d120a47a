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

/// Where an amount comes from.
///
/// @param of what is explained
/// @param parts the lines it is made of, each with the payments behind it
/// @param entries the journal entries of a payout
@Serdeable
@Schema(name = "Explanation")
record ExplanationJson(String of, MoneyJson amount, List<PartJson> parts, List<EntryJson> entries) {

  static ExplanationJson from(Explanation explanation) {
    return new ExplanationJson(
        explanation.of(),
        MoneyJson.from(explanation.amount()),
        explanation.parts().stream().map(PartJson::from).toList(),
        explanation.entries().stream().map(EntryJson::from).toList());
  }

  /// What of one line is in it.
  ///
  /// @param pot who pays: a campaign
  @Serdeable
  @Schema(name = "ExplanationPart")
  record PartJson(
      MoneyJson amount,
      LineJson line,
      String pot,
      List<PaymentJson> payments,
      List<EntryJson> entries) {

    static PartJson from(Explanation.Part part) {
      return new PartJson(
          MoneyJson.from(part.amount()),
          LineJson.from(part.line()),
          part.pot(),
          part.payments().stream().map(PaymentJson::from).toList(),
          part.entries().stream().map(EntryJson::from).toList());
    }
  }

  /// A payment behind a line.
  ///
  /// @param drawn what the line's source holds or has used of it
  /// @param receipt the provider's name of the charge
  @Serdeable
  @Schema(name = "ExplanationPayment")
  record PaymentJson(
      String funding,
      MoneyJson drawn,
      String receipt,
      Instant bookedAt,
      @Nullable Instant settledAt) {

    static PaymentJson from(Explanation.Payment payment) {
      return new PaymentJson(
          payment.funding().text(),
          MoneyJson.from(payment.drawn()),
          payment.receipt(),
          payment.bookedAt(),
          payment.settledAt());
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
