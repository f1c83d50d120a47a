package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.DisputeState;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.ChargebackReply;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An administrator answers a payer's bank that asks a payment back: with evidence, or by accepting
/// it. What the bank decides then is followed by [FollowChargebacks]; nothing is posted here.
public final class AnswerChargeback implements EffectHandler<AnswerChargeback.Payload> {

  /// The kind of effect.
  public static final String KIND = "answer-chargeback";

  private static final String EVIDENCE = "uncategorized_text";

  private final AdminActions actions;
  private final PaymentGateway gateway;
  private final ChargebackLog log;
  private final Effects effects;
  private final Transactions transactions;
  private final BusinessClock clock;

  public AnswerChargeback(
      PaymentGateway gateway,
      ChargebackLog log,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    this.actions = actions;
    this.gateway = gateway;
    this.log = log;
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return the answer, on its way
  /// @throws Forbidden unless the caller is an admin
  /// @throws InvalidInput naming `evidence`
  /// @throws NotFound if there is no such dispute
  /// @throws Refused if it is decided, or was answered
  public ChargebackReply handle(Caller caller, Command command) {
    caller.requireAdmin();
    return transactions.call(
        () -> {
          Chargeback chargeback =
              log.lock(command.chargeback())
                  .orElseThrow(() -> new NotFound("chargeback", command.chargeback()));
          if (chargeback.state() != Chargeback.State.OPEN) {
            throw new Refused("chargeback-decided", "The bank has decided this dispute.");
          }
          Optional<ChargebackReply> before = log.reply(chargeback.id());
          if (before.filter(each -> each.state() != ChargebackReply.State.REFUSED).isPresent()) {
            throw new Refused("chargeback-answered", "This dispute was answered before.");
          }
          ChargebackReply reply =
              InvalidInput.reading(
                  "evidence",
                  () ->
                      new ChargebackReply(
                          chargeback.id(),
                          before.map(ChargebackReply::attempt).orElse(0) + 1,
                          command.evidence(),
                          caller.party(),
                          clock.now(),
                          ChargebackReply.State.SENDING,
                          null));
          log.save(reply);
          effects.intend(KIND, reply.reference(), new Payload(chargeback.id(), command.evidence()));
          note(caller, reply);
          return reply;
        });
  }

  private void note(Caller caller, ChargebackReply reply) {
    String evidence = reply.evidence();
    if (evidence == null) {
      actions.note(caller, "accept-chargeback", reply.chargeback(), "");
    } else {
      String why = Reason.beginning(evidence);
      actions.note(caller, "contest-chargeback", reply.chargeback(), why);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<Payload> payload() {
    return Payload.class;
  }

  @Override
  public Answer call(String reference, Payload payload) {
    String evidence = payload.evidence();
    return evidence == null
        ? gateway.accept(reference, payload.chargeback())
        : gateway.contest(reference, payload.chargeback(), Map.of(EVIDENCE, evidence));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    try {
      // One that waits for an answer has none; any other state is what an answer leads to.
      return gateway
          .findDispute(payload.chargeback())
          .filter(dispute -> dispute.state() != DisputeState.NEEDS_RESPONSE)
          .map(dispute -> new Answer.Done(dispute.id()));
    } catch (ProviderUnreachable unreachable) {
      return Optional.of(new Answer.Unknown("The provider does not answer."));
    }
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    move(reference, payload, ChargebackReply.State.GIVEN, null);
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    move(reference, payload, ChargebackReply.State.REFUSED, reason);
  }

  private void move(
      String reference, Payload payload, ChargebackReply.State state, @Nullable String reason) {
    log.lock(payload.chargeback())
        .flatMap(locked -> log.reply(locked.id()))
        .filter(reply -> reply.reference().equals(reference))
        .filter(reply -> reply.state() == ChargebackReply.State.SENDING)
        .ifPresent(
            reply -> {
              log.save(reply.in(state, reason));
              log.askSoon(payload.chargeback(), clock.now());
            });
  }

  /// @param evidence what speaks for the payment; `null` to accept the dispute
  public record Command(String chargeback, @Nullable String evidence) {}

  /// What is answered.
  public record Payload(String chargeback, @Nullable String evidence) {}
}
