package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.bootstrap.demo.Narrator;
import io.clipgen.bootstrap.demo.SimulatedAudience;
import io.clipgen.bootstrap.demo.Story;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story, with the program killed in the middle of a render, while half of an upload is there,
/// and in the middle of a payout.
class KilledStoryJourney {

  /// Bytes of an upload that were acknowledged before the kill.
  private static final int COUNTED = 40_000;

  @TempDir Path folder;

  @Test
  void the_story_ends_the_same_when_the_program_is_killed_while_it_renders_and_while_it_pays()
      throws Exception {
    Path data = folder.resolve("data");
    Narrator narrator = new Narrator(new PrintWriter(System.out));
    Story story;
    UploadInParts upload;

    try (Clipgen first = serve(data)) {
      story =
          new Story(
              new Story.Script(
                  Samples.LONG, 3, 15, folder, Administrators.EMAIL, Clipgen.adminPassword(data)),
              narrator,
              new SimulatedAudience(data),
              Api.at(first.address()));
      story.signUp();
      story.postAndFundTheCampaign();
      story.claimIt();
      story.orderClips();
      waitForStage(story, "render");
      upload = UploadInParts.begin(first.address(), data, Samples.SHORT);
      upload.send(first.address(), 0, COUNTED);
      try (Socket _ = upload.sendHalf(first.address(), COUNTED, 2 * COUNTED)) {
        first.kill();
      }
    }

    try (Clipgen second = serve(data)) {
      int offset = upload.offset(second.address());
      assertThat(offset).isBetween(COUNTED, 2 * COUNTED);
      upload.send(second.address(), offset, upload.length());
      upload.awaitTaken(
          Api.at(second.address()).signIn(Administrators.EMAIL, Clipgen.adminPassword(data)));
      story.reconnect(Api.at(second.address()));
      story.waitForClips();
      story.submitAndReview();
      story.postAndWatch();
      story.release();
      // The provider does it and keeps the answer to itself: the program dies waiting for it.
      provider(data, "operation=transfers&kind=late&times=1&delay_ms=60000");
      story.askForThePayout();
      waitForEffect(story, "calling");
      second.kill();
    }

    try (Clipgen third = serve(data)) {
      story.reconnect(Api.at(third.address()));
      story.waitForThePayout();
      story.readTheFigures();
      story.closeTheCampaign();
      story.outliveTheBonusWindow();
      story.openTheBooks();
    }
    assertThat(narrator.broken()).isEmpty();
    assertThat(narrator.held()).isGreaterThan(20);
  }

  private static Clipgen serve(Path data) throws Exception {
    List<String> more = new ArrayList<>(List.of(Samples.GIVEN_LONG_TRANSCRIPT));
    more.add(Samples.SMALL);
    return Clipgen.serve(data, more.toArray(String[]::new));
  }

  private static void waitForStage(Story story, String stage) throws InterruptedException {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    while (!story.progress().path("stage").asText().startsWith(stage)) {
      assertThat(story.progress().path("state").asText()).isIn("queued", "running");
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
  }

  private static void waitForEffect(Story story, String state) throws InterruptedException {
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (story.effects(state).isEmpty()) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
  }

  private static void provider(Path data, String fault) throws Exception {
    Path simulator = data.resolve(SimulatedPaymentsProgram.FOLDER);
    String port = Files.readString(simulator.resolve("port")).strip();
    String key = Files.readString(simulator.resolve("secret.key")).strip();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_simulator/faults"))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(fault))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }
}
