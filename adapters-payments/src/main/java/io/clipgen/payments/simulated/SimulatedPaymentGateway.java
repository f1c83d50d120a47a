package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes money in through the simulated provider. The receipt of a charge is the name of the
/// charge.
final class SimulatedPaymentGateway implements PaymentGateway {

  private static final int PAGE = 100;

  private final ProviderClient provider;
  private final ProcessingRate rate;
  private final InstantSource clock;

  /// @param clock business time
  SimulatedPaymentGateway(ProviderClient provider, ProcessingRate rate, InstantSource clock) {
    this.provider = provider;
    this.rate = rate;
    this.clock = clock;
  }

  @Override
  public ProcessingRate processingRate() {
    return rate;
  }

  @Override
  public Answer charge(Charge charge) {
    Map<String, String> form = Forms.of(charge.reference(), charge.metadata(), charge.amount());
    form.put("payment_method", charge.paymentMethod());
    form.put("confirm", "true");
    return provider.change(
        "payment_intents", form, null, charge.reference(), SimulatedPaymentGateway::chargeOf);
  }

  @Override
  public Optional<Answer> findCharge(String reference) {
    return provider.find("payment_intents", reference, SimulatedPaymentGateway::chargeOf);
  }

  @Override
  public Answer refund(Refund refund) {
    Map<String, String> form = Forms.of(refund.reference(), refund.metadata(), refund.amount());
    form.put("charge", refund.chargeReceipt());
    return provider.change("refunds", form, null, refund.reference(), Forms::id);
  }

  @Override
  public Optional<Answer> findRefund(String reference) {
    return provider.find("refunds", reference, Forms::id);
  }

  @Override
  public RefundState refundState(String receipt) {
    JsonNode refund = provider.get("refunds/" + receipt, Map.of(), null);
    return switch (refund.path("status").asText()) {
      case "succeeded" -> RefundState.SUCCEEDED;
      case "failed", "canceled" -> RefundState.FAILED;
      default -> RefundState.PENDING;
    };
  }

  @Override
  public Answer topUp(String reference, Money amount) {
    return provider.change(
        "topups", Forms.of(reference, Map.of(), amount), null, reference, Forms::id);
  }

  @Override
  public Optional<Answer> findTopUp(String reference) {
    return provider.find("topups", reference, Forms::id);
  }

  @Override
  public List<Dispute> disputes(@Nullable String after, int limit) {
    return pages("disputes", after, limit, SimulatedPaymentGateway::dispute);
  }

  @Override
  public Optional<Dispute> findDispute(String id) {
    return provider.find("disputes/" + id).map(SimulatedPaymentGateway::dispute);
  }

  @Override
  public Answer contest(String reference, String dispute, Map<String, String> evidence) {
    var form = new HashMap<String, String>();
    evidence.forEach((name, value) -> form.put("evidence[" + name + "]", value));
    form.put("submit", "true");
    return provider.change("disputes/" + dispute, form, null, reference, Forms::id);
  }

  @Override
  public Answer accept(String reference, String dispute) {
    return provider.change("disputes/" + dispute + "/close", Map.of(), null, reference, Forms::id);
  }

  @Override
  public List<Balance> balances() {
    var found = new ArrayList<Balance>();
    String after = null;
    JsonNode page;
    do {
      var query = new HashMap<>(Map.of("limit", "1000"));
      if (after != null) {
        query.put("starting_after", after);
      }
      page = provider.get("balances", query, null);
      for (JsonNode account : page.path("data")) {
        after = account.path("account").asText();
        found.addAll(balances(account));
      }
    } while (page.path("has_more").asBoolean());
    return found;
  }

  @Override
  public List<BalanceLine> lines(@Nullable String after, int limit) {
    return pages("balance_transactions", after, limit, this::line);
  }

  private <T> List<T> pages(
      String path, @Nullable String after, int limit, Function<JsonNode, T> reading) {
    var found = new ArrayList<T>();
    String last = after;
    boolean more = true;
    while (more && found.size() < limit) {
      var query = new HashMap<>(Map.of("expand[]", "data.source"));
      query.put("limit", Integer.toString(Math.min(PAGE, limit - found.size())));
      if (last != null) {
        query.put("starting_after", last);
      }
      JsonNode page = provider.get(path, query, null);
      for (JsonNode one : page.path("data")) {
        last = Forms.id(one);
        found.add(reading.apply(one));
      }
      more = page.path("has_more").asBoolean();
    }
    return found;
  }

  @Override
  public Optional<BalanceLine> findLine(String receipt) {
    JsonNode found =
        provider.get(
            "balance_transactions", Map.of("source", receipt, "expand[]", "data.source"), null);
    // A transfer has a second line, in the balance of who receives it.
    for (JsonNode line : found.path("data")) {
      if (line.path("account").asText().equals(ProviderBooks.PLATFORM)) {
        return Optional.of(line(line));
      }
    }
    return Optional.empty();
  }

  private static String chargeOf(JsonNode intent) {
    return intent.path("latest_charge").asText();
  }

  private static Dispute dispute(JsonNode dispute) {
    return new Dispute(
        Forms.id(dispute),
        dispute.path("charge").asText(),
        Forms.money(dispute, "amount"),
        Forms.money(dispute, "withdrawn"),
        Forms.money(dispute, "fee"),
        switch (dispute.path("status").asText()) {
          case "won", "warning_closed" -> DisputeState.WON;
          case "lost" -> DisputeState.LOST;
          case "under_review" -> DisputeState.UNDER_REVIEW;
          case "needs_response" -> DisputeState.NEEDS_RESPONSE;
          default -> DisputeState.INQUIRY;
        },
        dispute.path("reason").asText(),
        Instant.ofEpochSecond(dispute.path("created").asLong()),
        Instant.ofEpochSecond(dispute.path("evidence_details").path("due_by").asLong()));
  }

  private static List<Balance> balances(JsonNode account) {
    String name = account.path("account").asText();
    var found = new ArrayList<Balance>();
    for (int i = 0; i < account.path("available").size(); i++) {
      JsonNode available = account.path("available").path(i);
      found.add(
          new Balance(
              name.equals(ProviderBooks.PLATFORM) ? null : name,
              Forms.money(account.path("pending").path(i), "amount"),
              Forms.money(available, "amount"),
              Forms.money(account.path("disputed").path(i), "amount")));
    }
    return found;
  }

  private BalanceLine line(JsonNode line) {
    JsonNode source = line.path("source");
    JsonNode reference = source.path("metadata").path("reference");
    Instant availableOn = Instant.ofEpochSecond(line.path("available_on").asLong());
    return new BalanceLine(
        Forms.id(line),
        Forms.id(source),
        reference.isTextual() ? reference.asText() : null,
        kind(line.path("type").asText()),
        Forms.money(line, "amount"),
        Forms.money(line, "fee"),
        Instant.ofEpochSecond(line.path("created").asLong()),
        availableOn,
        !availableOn.isAfter(clock.instant()));
  }

  private static BalanceLine.Kind kind(String type) {
    return switch (type) {
      case "charge" -> BalanceLine.Kind.CHARGE;
      case "refund", "refund_failure" -> BalanceLine.Kind.REFUND;
      case "transfer" -> BalanceLine.Kind.TRANSFER;
      case "transfer_refund" -> BalanceLine.Kind.TRANSFER_REVERSAL;
      case "payout", "payout_failure" -> BalanceLine.Kind.PAYOUT;
      case "dispute", "dispute_reversal" -> BalanceLine.Kind.DISPUTE;
      case "topup" -> BalanceLine.Kind.TOP_UP;
      case "stripe_fee" -> BalanceLine.Kind.FEE;
      default -> BalanceLine.Kind.ADJUSTMENT;
    };
  }
}
