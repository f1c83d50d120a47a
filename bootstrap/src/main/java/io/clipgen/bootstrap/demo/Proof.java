package io.clipgen.bootstrap.demo;

import static io.clipgen.bootstrap.demo.Stage.cents;
import static io.clipgen.bootstrap.demo.Stage.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.domain.earnings.SignedFile.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// The chapter of proof: a statement that anybody can check, and a payout explained in both
/// directions.
final class Proof {

  private final Stage stage;
  private final Narrator narrator;
  private final Api clipper;
  private final Api brand;

  Proof(Stage stage, Api clipper, Api brand) {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.clipper = clipper;
    this.brand = brand;
  }

  /// From the statement's signature to the brand's payment.
  void tell(String payout, String campaign) {
    narrator.chapter("What anybody can check");
    checkTheStatement();
    String charge = goBack(payout);
    goForth(charge, campaign);
  }

  private void checkTheStatement() {
    List<PublicKey> keys =
        SignedFile.readKeys(
            new String(
                bytes(stage.guest(), "/api/v1/statement-keys.pem", "statement-keys.pem"),
                StandardCharsets.US_ASCII));
    YearMonth month = YearMonth.from(stage.now().atZone(ZoneOffset.UTC));
    for (String form : List.of("json", "csv", "pdf")) {
      byte[] file =
          bytes(
              clipper,
              "/api/v1/earnings/statement?period=" + month + "&format=" + form,
              "statement-" + month + "." + form);
      boolean valid = SignedFile.verify(file, keys) instanceof Verdict.Valid;
      file[file.length / 2] ^= 1;
      boolean noticed = SignedFile.verify(file, keys) instanceof Verdict.Broken;
      narrator.check(
          valid && noticed,
          "Ada's statement of %s as %s is what was signed; with one bit changed it is not"
              .formatted(month, form.toUpperCase(Locale.ROOT)));
    }
    narrator.say("They are in %s, for clipgen statement verify.", stage.script().downloads());
  }

  private String goBack(String payout) {
    JsonNode explained = clipper.get("/api/v1/earnings/explain/" + payout);
    narrator.say("Where the payout of %s comes from:", money(explained.path("amount")));
    long parts = 0;
    long paid = 0;
    String charge = "";
    for (JsonNode part : explained.path("parts")) {
      parts += cents(part.path("amount"));
      narrator.say(
          "   %s by %s from %s",
          money(part.path("amount")),
          part.path("line").path("rule").asText(),
          part.path("pot").asText());
      for (JsonNode payment : part.path("payments")) {
        paid += cents(payment.path("drawn"));
        charge = payment.path("receipt").asText();
        narrator.say(
            "      paid for by %s, the provider's %s, usable by its %s",
            payment.path("funding").asText(), charge, payment.path("balanceLine").asText());
      }
    }
    narrator.check(
        parts == cents(explained.path("amount")) && paid == parts,
        "every cent of the payout is explained, back to the brand's payment");
    return charge;
  }

  private void goForth(String charge, String campaign) {
    JsonNode taken = brand.get("/api/v1/earnings/explain/" + charge);
    narrator.say("Where the charge of %s went:", money(taken.path("amount")));
    long gone = 0;
    boolean arrived = false;
    String payment = "";
    String line = "";
    for (JsonNode link : taken.path("to")) {
      String id = link.path("id").asText();
      switch (link.path("kind").asText()) {
        case "about" -> payment = id;
        case "balance line" -> line = id;
        default -> {
          gone += cents(link.path("amount"));
          arrived |= id.equals(campaign);
          narrator.say("   %s to %s", money(link.path("amount")), id);
        }
      }
    }
    narrator.check(
        arrived && gone == cents(taken.path("amount")),
        "every cent of the charge as well, on to the campaign");
    JsonNode booked = brand.get("/api/v1/earnings/explain/" + line);
    narrator.say(
        "   The provider's books have it as %s: %s usable.", line, money(booked.path("amount")));
    narrator.check(
        booked.path("to").toString().contains("\"" + payment + "\""),
        "the line of the provider's books leads back to the payment");
  }

  private byte[] bytes(Api who, String path, String name) {
    Path file = stage.script().downloads().resolve(name);
    who.download(path, file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
