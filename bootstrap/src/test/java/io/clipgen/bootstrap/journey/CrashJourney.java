package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.persistence.embedded.EmbeddedPostgres;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.testing.TestCache;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A busy installation whose program is killed, and whose PostgreSQL is stopped, at any moment:
/// nothing that was acknowledged is lost, nothing is paid twice, and the books are in order each
/// time. A few times in the build, 300 and 100 with `-Psoak`.
class CrashJourney {

  private static final int KILLS = Integer.getInteger("clipgen.crashes.application", 3);
  private static final int STOPS = Integer.getInteger("clipgen.crashes.database", 2);
  private static final long SEED =
      Long.getLong("clipgen.crashes.seed", System.nanoTime() % 100_000);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DATABASE = "clipgen";

  private enum Crash {
    PROGRAM,
    DATABASE
  }

  @TempDir Path folder;

  // The driver tells of each connection that is lost: that is what happens here.
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    DRIVER.setLevel(Level.OFF);
  }

  private final Random chance = new Random(SEED);
  private final Deque<EmbeddedPostgres> servers = new ArrayDeque<>();
  private int acknowledged;
  private Duration longest = Duration.ZERO;

  @AfterEach
  void end() {
    servers.forEach(EmbeddedPostgres::close);
  }

  @Test
  void what_was_acknowledged_outlives_every_crash_and_nothing_is_paid_twice() throws Exception {
    startDatabase();
    try (Relay relay = new Relay(databasePort())) {
      Map<String, String> environment =
          Map.of(
              "DATABASE_URL",
              servers
                  .getLast()
                  .address(DATABASE)
                  .url()
                  .replaceFirst(":\\d+/", ":" + relay.port() + "/")
                  .concat("?user=" + EmbeddedPostgres.USER + "&password=" + password()));
      BusyTown town = new BusyTown(direct(), SEED);
      Clipgen program = serve(environment);
      try {
        town.settle(program.address());
        List<Crash> crashes = crashes();
        for (Crash crash : crashes) {
          town.open();
          town.awaitBusiness(1 + chance.nextInt(30));
          Thread.sleep(chance.nextInt(300));
          Instant before = Instant.now();
          if (crash == Crash.PROGRAM) {
            program.kill();
            program = serve(environment);
            town.close();
            town.signIn(program.address());
          } else {
            stopDatabase();
            startDatabase();
            relay.leadTo(databasePort());
            town.close();
            awaitHealth(program.address());
          }
          Duration back = Duration.between(before, Instant.now());
          longest = back.compareTo(longest) > 0 ? back : longest;
          check(town, program, crash);
        }
        town.open();
        town.awaitPayout();
        town.close();
        town.end();
        drain(town.admin());
        check(town, program, crashes.getLast());
        int payouts = paidOnce();
        assertThat(payouts).as("payouts, seed %d", SEED).isPositive();
        System.out.printf(
            "Crashes: %d kills of the program, %d immediate stops of PostgreSQL (seed %d): %d"
                + " acknowledged, 0 lost; %d payouts, 0 paid twice; the books in order each time;"
                + " longest way back %.1f s%n",
            KILLS, STOPS, SEED, acknowledged, payouts, longest.toMillis() / 1000.0);
      } finally {
        program.close();
      }
    }
  }

  private List<Crash> crashes() {
    var crashes = new ArrayList<Crash>();
    crashes.addAll(Collections.nCopies(KILLS, Crash.PROGRAM));
    crashes.addAll(Collections.nCopies(STOPS, Crash.DATABASE));
    Collections.shuffle(crashes, chance);
    // What a living process had in hand when the database went would wait for minutes: a new one
    // takes it up at once.
    if (crashes.remove(Crash.PROGRAM)) {
      crashes.add(Crash.PROGRAM);
    }
    return crashes;
  }

  private void check(BusyTown town, Clipgen program, Crash crash) throws InterruptedException {
    List<BusyTown.Acknowledged> told = town.acknowledged();
    acknowledged += told.size();
    assertThat(told)
        .as("acknowledged before the crash (%s), seed %d", crash, SEED)
        .allMatch(town::holds);
    assertThat(town.surprises())
        .as(
            () ->
                "refused before the crash (%s), seed %d:%n%s"
                    .formatted(crash, SEED, program.output()))
        .isEmpty();
    Instant patience = Instant.now().plus(PATIENCE);
    JsonNode report = town.admin().get("/api/v1/admin/ledger/verify");
    while (!report.path("clean").asBoolean() && Instant.now().isBefore(patience)) {
      // Ours and the provider's books are not read in one moment, and the worker goes on.
      Thread.sleep(200);
      report = town.admin().get("/api/v1/admin/ledger/verify");
    }
    assertThat(report.path("clean").asBoolean()).as(report.toPrettyString()).isTrue();
  }

  private static void drain(Api admin) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!admin.post("/api/v1/admin/due-work", Map.of()).path("quiet").asBoolean()) {
      assertThat(Instant.now()).isBefore(patience);
    }
  }

  /// Looks into the provider's books for each of our payouts.
  private int paidOnce() throws Exception {
    List<String> payouts =
        direct()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT earnings.id_text('pay', id) FROM payouts.payout")
                        .mapTo(String.class)
                        .list());
    Path simulator = folder.resolve("data").resolve(SimulatedPaymentsProgram.FOLDER);
    String port = Files.readString(simulator.resolve(SimulatedPaymentsProgram.PORT_FILE)).strip();
    String key = Files.readString(simulator.resolve(SimulatedPaymentsProgram.KEY_FILE)).strip();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String payout : payouts) {
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:" + port + "/v1/transfers?transfer_group=" + payout))
                    .header("Authorization", "Bearer " + key)
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Matcher transfers = Pattern.compile("\"object\":\"transfer\"").matcher(answer.body());
        assertThat(transfers.results().count()).as(answer.body()).isLessThanOrEqualTo(1);
      }
    }
    return payouts.size();
  }

  // The program

  private Clipgen serve(Map<String, String> environment) throws Exception {
    Clipgen program =
        Clipgen.start(
            environment,
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--set",
            "clipgen.clock.movable=true");
    program.address();
    return program;
  }

  private static void awaitHealth(URI address) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (http.send(
                  HttpRequest.newBuilder(address.resolve("/health")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          != 200) {
        assertThat(Instant.now()).isBefore(patience);
        Thread.sleep(50);
      }
    }
  }

  // The database

  private void startDatabase() {
    EmbeddedPostgres server = EmbeddedPostgres.open(folder.resolve("postgres"), TestCache.folder());
    server.ensureDatabase(DATABASE);
    servers.add(server);
  }

  private void stopDatabase() throws IOException, InterruptedException {
    long pid =
        Long.parseLong(
            Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    if (chance.nextBoolean()) {
      // What `pg_ctl stop --mode=immediate` sends.
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
    } else {
      postmaster.destroyForcibly();
    }
    try {
      postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL does not stop", e);
    }
  }

  private int databasePort() {
    Matcher port = Pattern.compile(":(\\d+)/").matcher(servers.getLast().address(DATABASE).url());
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private String password() throws IOException {
    return Files.readString(folder.resolve("postgres/password")).strip();
  }

  /// A way to the database that follows it, without the relay.
  private Jdbi direct() {
    return Jdbi.create(
        () -> DataSources.owner(servers.getLast().address(DATABASE)).getConnection());
  }
}
