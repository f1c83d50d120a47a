package io.clipgen.web.earnings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.earnings.Statement.Anchor;
import io.clipgen.domain.earnings.Statement.Item;
import io.clipgen.domain.earnings.Statement.Section;
import io.clipgen.domain.shared.Money;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A statement: of each balance opening + items = closing. The signature follows as the last field.
///
/// @param summary the whole in one line
/// @param asOf when it was told, where its period was not over: more may follow
/// @param opening what was available at the beginning
/// @param items what moved on what is available
/// @param closing what was available at the end
/// @param sections every balance, what is available first
/// @param seal the seal over the newest entry of the statement; none while it is not sealed
@Serdeable
@Schema(name = "Statement")
record StatementJson(
    String summary,
    String party,
    @Schema(example = "2026-11") String period,
    Instant from,
    Instant to,
    @Nullable Instant asOf,
    MoneyJson opening,
    List<ItemJson> items,
    MoneyJson closing,
    List<SectionJson> sections,
    @Nullable SealJson seal) {

  static StatementJson from(Statement statement) {
    SectionJson available = SectionJson.from(statement.available());
    return new StatementJson(
        statement.summary(),
        statement.party().text(),
        // A month in UTC.
        statement.period().from().toString().substring(0, 7),
        statement.period().from(),
        statement.period().to(),
        statement.asOf().orElse(null),
        available.opening(),
        available.items(),
        available.closing(),
        statement.sections().stream().map(SectionJson::from).toList(),
        statement.anchor().map(SealJson::from).orElse(null));
  }

  /// One balance.
  ///
  /// @param totals what the movements of each kind sum to
  /// @param parts where what there is in the end lies, of a campaign
  @Serdeable
  @Schema(name = "StatementSection")
  record SectionJson(
      String name,
      MoneyJson opening,
      List<ItemJson> items,
      MoneyJson closing,
      Map<String, MoneyJson> totals,
      Map<String, MoneyJson> parts) {

    static SectionJson from(Section section) {
      return new SectionJson(
          section.name(),
          MoneyJson.from(section.opening()),
          section.items().stream().map(ItemJson::from).toList(),
          MoneyJson.from(section.closing()),
          amounts(section.totals()),
          amounts(section.parts()));
    }

    private static Map<String, MoneyJson> amounts(Map<String, Money> of) {
      var amounts = new TreeMap<String, MoneyJson>();
      of.forEach((name, amount) -> amounts.put(name, MoneyJson.from(amount)));
      return amounts;
    }
  }

  /// One movement.
  ///
  /// @param kind where it came from or went
  /// @param source what it is about
  /// @param rule the rule by which the amount was found, with its version
  /// @param hold where it is held by now, and until when
  /// @param amount above zero in, below zero out
  @Serdeable
  @Schema(name = "StatementItem")
  record ItemJson(
      Instant at,
      String kind,
      String source,
      String event,
      @Nullable String rule,
      @Nullable String hold,
      MoneyJson amount) {

    static ItemJson from(Item item) {
      return new ItemJson(
          item.at(),
          item.kind(),
          item.source(),
          item.event(),
          item.rule().isEmpty() ? null : item.rule(),
          item.hold().isEmpty() ? null : item.hold(),
          MoneyJson.from(item.amount()));
    }
  }

  /// A seal of the ledger.
  @Serdeable
  @Schema(name = "StatementSeal")
  record SealJson(long number, String hash) {

    static SealJson from(Anchor anchor) {
      return new SealJson(anchor.seal(), anchor.hash().hex());
    }
  }

  /// A statement as it is sent, for the API's description: the signature stands in the file, over
  /// all that is before its value, and is put there once the rest is written.
  @Schema(name = "SignedStatement")
  record Signed(@JsonUnwrapped StatementJson statement, SignatureJson signature) {}

  /// The signature of a file.
  ///
  /// @param key the name of the public key
  /// @param value in hexadecimal digits
  @Schema(name = "Signature")
  record SignatureJson(
      String key, @Schema(allowableValues = "Ed25519") String algorithm, String value) {}
}
