package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What payers' banks do about charges, and how the platform answers.
///
/// An inquiry moves nothing. A dispute takes its amount, which may differ from the charge, and a
/// fee at once, also where the balance does not cover it; winning gives back both, and may come
/// after the dispute was lost.
final class Disputes {

  private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);
  private static final long FEE = 1500;
  private static final List<String> OPEN =
      List.of("warning_needs_response", "warning_under_review", "needs_response", "under_review");

  private final ProviderBooks books;
  private final Till till;

  Disputes(ProviderBooks books, Till till) {
    this.books = books;
    this.till = till;
  }

  /// What lies in the disputed balance.
  long withdrawn(String account, String currency) {
    if (!account.equals(ProviderBooks.PLATFORM)) {
      return 0;
    }
    return books.list("dispute", "*", "").stream()
        .filter(dispute -> OPEN.contains(status(dispute)))
        .filter(dispute -> dispute.path("currency").asText().equals(currency))
        .mapToLong(dispute -> dispute.path("withdrawn").asLong())
        .sum();
  }

  /// Whether money of a charge has been taken for a dispute.
  boolean concern(String charge) {
    return books.list("dispute", "charge", charge).stream()
        .anyMatch(dispute -> dispute.path("withdrawn").asLong() > 0);
  }

  /// A bank takes, or asks about, `charge`; `amount` (all of it), `fee` (1500), `reason` and
  /// `inquiry` are optional.
  ObjectNode open(Params params, Change change) {
    ObjectNode charge = books.get("charge", params.get("charge"));
    String currency = charge.path("currency").asText();
    long amount =
        params.find("amount").isPresent()
            ? params.amount("amount")
            : charge.path("amount").asLong();
    boolean inquiry = params.find("inquiry").equals(Optional.of("true"));
    long fee = params.number("fee").orElse(FEE);
    ObjectNode dispute = change.make("du", "dispute");
    dispute
        .put("charge", charge.path("id").asText())
        .put("amount", amount)
        .put("currency", currency)
        .put("reason", params.find("reason").orElse("fraudulent"))
        .put("status", inquiry ? "warning_needs_response" : "needs_response")
        .put("withdrawn", inquiry ? 0 : amount)
        .put("fee", inquiry ? 0 : fee);
    dispute
        .putObject("evidence_details")
        .put("due_by", change.now() + ANSWERED_WITHIN.toSeconds())
        .put("submission_count", 0);
    if (!inquiry) {
      withdraw(change, dispute);
    }
    change.tell("charge.dispute.created", dispute);
    return dispute;
  }

  /// The bank of an inquiry takes the money after all.
  ObjectNode escalate(String id, Params params, Change change) {
    ObjectNode dispute = books.get("dispute", id);
    if (!status(dispute).startsWith("warning_") || !OPEN.contains(status(dispute))) {
      throw ApiError.invalid("dispute", "Only an open inquiry can become a dispute.");
    }
    ObjectNode edited = change.edit(dispute);
    edited
        .put("status", "needs_response")
        .put("withdrawn", dispute.path("amount").asLong())
        .put("fee", params.number("fee").orElse(FEE));
    withdraw(change, edited);
    change.tell("charge.dispute.updated", edited);
    return edited;
  }

  /// The platform answers, with `submit=true` for good.
  ObjectNode answer(String id, Params params, Change change) {
    ObjectNode dispute = books.get("dispute", id);
    if (status(dispute).endsWith("under_review")) {
      return dispute;
    }
    if (!status(dispute).endsWith("needs_response")) {
      throw ApiError.refused(
          400,
          "invalid_request_error",
          "dispute_closed",
          "This dispute is already closed and takes no more evidence.");
    }
    ObjectNode edited = change.edit(dispute);
    edited.set("evidence", params.nested("evidence"));
    if (params.find("submit").equals(Optional.of("true"))) {
      edited.put("status", status(dispute).replace("needs_response", "under_review"));
      edited.withObject("/evidence_details").put("submission_count", 1);
    }
    change.tell("charge.dispute.updated", edited);
    return edited;
  }

  /// The platform accepts: the dispute is lost.
  ObjectNode accept(String id, Change change) {
    ObjectNode dispute = books.get("dispute", id);
    if (status(dispute).equals("lost")) {
      return dispute;
    }
    if (!OPEN.contains(status(dispute))) {
      throw ApiError.refused(
          400, "invalid_request_error", "dispute_closed", "This dispute is already closed.");
    }
    ObjectNode edited = change.edit(dispute);
    edited.put("status", status(dispute).startsWith("warning_") ? "warning_closed" : "lost");
    change.tell("charge.dispute.closed", edited);
    return edited;
  }

  /// The bank decides: `outcome` is `won` or `lost`, and `won` also after it was lost.
  ObjectNode close(String id, Params params, Change change) {
    ObjectNode dispute = books.get("dispute", id);
    String outcome = params.get("outcome");
    if (!List.of("won", "lost").contains(outcome)) {
      throw ApiError.invalid("outcome", "Must be won or lost.");
    }
    boolean afterAll = status(dispute).equals("lost") && outcome.equals("won");
    if (!OPEN.contains(status(dispute)) && !afterAll) {
      throw ApiError.invalid("dispute", "This dispute is already closed.");
    }
    ObjectNode edited = change.edit(dispute);
    if (status(dispute).startsWith("warning_")) {
      edited.put("status", "warning_closed");
    } else {
      edited.put("status", outcome);
      if (outcome.equals("won")) {
        giveBack(change, edited);
      }
    }
    change.tell("charge.dispute.closed", edited);
    return edited;
  }

  private void withdraw(Change change, ObjectNode dispute) {
    till.move(
        change,
        ProviderBooks.PLATFORM,
        "dispute",
        dispute,
        dispute.path("currency").asText(),
        -dispute.path("withdrawn").asLong(),
        dispute.path("fee").asLong(),
        change.now());
    change.tell("charge.dispute.funds_withdrawn", dispute);
  }

  private void giveBack(Change change, ObjectNode dispute) {
    till.move(
        change,
        ProviderBooks.PLATFORM,
        "dispute_reversal",
        dispute,
        dispute.path("currency").asText(),
        dispute.path("withdrawn").asLong(),
        -dispute.path("fee").asLong(),
        change.now());
    dispute.put("withdrawn", 0).put("fee", 0);
    change.tell("charge.dispute.funds_reinstated", dispute);
  }

  private static String status(ObjectNode dispute) {
    return dispute.path("status").asText();
  }
}
