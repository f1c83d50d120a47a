package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pays people through the simulated provider.
final class SimulatedPayoutProvider implements PayoutProvider {

  private final ProviderClient provider;

  SimulatedPayoutProvider(ProviderClient provider) {
    this.provider = provider;
  }

  @Override
  public Answer openAccount(String reference, PartyId party) {
    Map<String, String> form = Forms.of(reference, Map.of("party", party.text()));
    form.put("controller[stripe_dashboard][type]", "express");
    return provider.change("accounts", form, null, reference, Forms::id);
  }

  @Override
  public Optional<Answer> findAccount(String reference) {
    return provider.find("accounts", reference, Forms::id);
  }

  @Override
  public AccountStatus status(String account) {
    JsonNode found = provider.get("accounts/" + account, Map.of(), null);
    List<String> wanted = new ArrayList<>();
    found.path("requirements").path("currently_due").forEach(one -> wanted.add(one.asText()));
    return new AccountStatus(found.path("payouts_enabled").asBoolean(), List.copyOf(wanted));
  }

  @Override
  public Answer transfer(Transfer transfer) {
    Map<String, String> form =
        Forms.of(transfer.reference(), transfer.metadata(), transfer.amount());
    form.put("destination", transfer.account());
    form.put("transfer_group", transfer.group());
    return provider.change("transfers", form, null, transfer.reference(), Forms::id);
  }

  @Override
  public Optional<Answer> findTransfer(String reference) {
    return provider.find("transfers", reference, Forms::id);
  }

  @Override
  public Answer reverseTransfer(String reference, String transferReceipt) {
    return provider.change(
        "transfers/" + transferReceipt + "/reversals",
        Forms.of(reference, Map.of()),
        null,
        reference,
        Forms::id);
  }

  @Override
  public Optional<Answer> findReversal(String reference) {
    return provider.find("transfer_reversals", reference, Forms::id);
  }

  @Override
  public Answer payOut(BankPayout payout) {
    return provider.change(
        "payouts",
        Forms.of(payout.reference(), payout.metadata(), payout.amount()),
        payout.account(),
        payout.reference(),
        Forms::id);
  }

  @Override
  public Optional<Answer> findPayout(String reference) {
    return provider.find("payouts", reference, Forms::id);
  }

  @Override
  public BankState bankState(String account, String receipt) {
    return state(provider.get("payouts/" + receipt, Map.of(), account));
  }

  @Override
  public Answer platformPayOut(String reference, Money amount) {
    return provider.change(
        "payouts", Forms.of(reference, Map.of(), amount), null, reference, Forms::id);
  }

  @Override
  public Optional<Answer> findPlatformPayout(String reference) {
    return findPayout(reference);
  }

  @Override
  public BankState platformBankState(String receipt) {
    return state(provider.get("payouts/" + receipt, Map.of(), null));
  }

  @Override
  public Optional<Money> payoutFee(String receipt) {
    JsonNode lines = provider.get("balance_transactions", Map.of("source", receipt), null);
    for (JsonNode line : lines.path("data")) {
      if (line.path("type").asText().equals("stripe_fee")) {
        return Optional.of(Forms.money(line, "amount").negated());
      }
    }
    return Optional.empty();
  }

  private static BankState state(JsonNode payout) {
    Instant arrival = Instant.ofEpochSecond(payout.path("arrival_date").asLong());
    return switch (payout.path("status").asText()) {
      case "paid" -> new BankState.Paid(arrival);
      case "failed", "canceled" ->
          new BankState.Failed(payout.path("failure_message").asText("The bank refused it."));
      default -> new BankState.InTransit(arrival);
    };
  }
}
