package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.clipgen.persistence.testing.Bench;
import io.clipgen.persistence.testing.Comparison;
import io.clipgen.persistence.testing.Pgbench;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Claim and approve over HTTP, beside the very SQL that they send, run by pgbench. The SQL is
/// written down from one request and replayed with other places, clippers and ids, by the simple
/// protocol, with one statement more that fetches them.
class MarketplaceBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final int CLIENTS = 8;
  private static final int EACH = Integer.getInteger("bench.requests", 200);
  private static final int NEEDED = 2 * (ROUNDS + Comparison.WARM_UP) * EACH + 2;
  private static final int PLACES = 100;
  private static final int CAMPAIGNS = 2 * NEEDED / PLACES + 1;
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

  // The driver writes arrays without their type, which the server cannot always guess.
  private static final Pattern UUID_ARRAY =
      Pattern.compile("\\('\\{\"?[0-9a-f-]{36}\"?(,\"?[0-9a-f-]{36}\"?)*}'\\)");

  private static World world;
  private static SqlTrace trace;
  private static NettyEmbeddedServer server;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Map<PartyId, String> TOKENS = new HashMap<>();

  private static Caller brand;
  private static final List<CampaignId> OPEN = new ArrayList<>();

  @BeforeAll
  static void start() {
    world = World.open(Map.of("micronaut.server.port", "-1"));
    trace = new SqlTrace();
    world.listen(trace::listenTo);
    server = world.get(NettyEmbeddedServer.class).start();
    brand = world.brand();
    for (int i = 0; i < CAMPAIGNS; i++) {
      CampaignId campaign = world.campaign(brand, Deal.of(10_00, PLACES));
      world.fund(brand, campaign);
      OPEN.add(campaign);
    }
    world.settle();
  }

  @AfterAll
  static void stop() {
    server.stop();
    world.close();
  }

  @Test
  void claim_and_approve_cost_little_more_than_their_sql() {
    List<Place> places = places();
    var turn = new AtomicInteger();
    claim(places.get(turn.getAndIncrement())); // makes tokens and keys, which is not asked here
    Place one = places.get(turn.getAndIncrement());
    Replay claims = Replay.of(sent(() -> claim(one)), idsOf(one));
    measure("Claim, over HTTP", claims, places, turn, MarketplaceBenchmark::claim);

    List<Place> handedIn = handedIn(places.subList(NEEDED, 2 * NEEDED));
    var next = new AtomicInteger();
    approve(handedIn.get(next.getAndIncrement()));
    Place other = handedIn.get(next.getAndIncrement());
    Replay approvals = Replay.of(sent(() -> approve(other)), idsOf(other));
    measure("Approve, over HTTP", approvals, handedIn, next, MarketplaceBenchmark::approve);
  }

  private interface Step {
    void take(Place place);
  }

  private static void measure(
      String title, Replay replay, List<Place> places, AtomicInteger turn, Step step) {
    System.out.printf("%s: %d statements%n", title, replay.statements());
    IntFunction<List<Place>> some = count -> places.subList(turn.get(), turn.addAndGet(count));
    Comparison.of(title, "requests/s", ROUNDS)
        .candidate(
            "clipgen",
            () -> {
              var mine = some.apply(EACH);
              var at = new AtomicInteger();
              return EACH
                  / Bench.seconds(
                      () ->
                          Bench.share(
                              CLIENTS, EACH, () -> step.take(mine.get(at.getAndIncrement()))));
            })
        .candidate(
            "pgbench, the same SQL",
            () -> replay.run(world.address(), some.apply(EACH), CLIENTS, EACH / CLIENTS))
        .ratio("clipgen", "pgbench, the same SQL", "≥ 0.8")
        .run();
  }

  /// A place to be claimed, or that was.
  private record Place(
      CampaignId campaign, PartyId clipper, ClaimId claim, SubmissionId submission, ClipId clip) {}

  private static List<Place> places() {
    var places = new ArrayList<Place>();
    for (int i = 0; i < PLACES; i++) {
      PartyId clipper = world.clipper().party();
      for (CampaignId campaign : OPEN) {
        places.add(new Place(campaign, clipper, none(), new SubmissionId(NONE), new ClipId(NONE)));
      }
    }
    return places;
  }

  private static final UUID NONE = new UUID(0, 0);

  private static ClaimId none() {
    return new ClaimId(NONE);
  }

  private static List<Place> handedIn(List<Place> free) {
    var places = new ArrayList<Place>();
    for (Place place : free) {
      var clipper = new Caller(place.clipper(), Set.of(Role.CLIPPER.name()));
      ClaimId claim = world.claim(clipper, place.campaign());
      SubmissionId submission = world.submit(claim);
      if (world.find(claim).state() instanceof ClaimState.Submitted submitted) {
        places.add(
            new Place(place.campaign(), place.clipper(), claim, submission, submitted.clip()));
      }
    }
    return places;
  }

  private static Map<String, UUID> idsOf(Place place) {
    var names = new LinkedHashMap<String, UUID>();
    names.put("campaign", place.campaign().value());
    names.put("clipper", place.clipper().value());
    names.put("claim", place.claim().value());
    names.put("submission", place.submission().value());
    names.put("clip", place.clip().value());
    names.values().removeIf(NONE::equals);
    return names;
  }

  private static void claim(Place place) {
    send(place.clipper(), "/api/v1/campaigns/" + place.campaign() + "/claims", "{}");
  }

  private static void approve(Place place) {
    send(
        brand.party(),
        "/api/v1/submissions/" + place.submission() + "/approve",
        "{\"rating\":5,\"comment\":\"\"}");
  }

  private static void send(PartyId caller, String path, String body) {
    String token;
    synchronized (TOKENS) {
      token = TOKENS.computeIfAbsent(caller, world.get(AccessTokens.class)::issue);
    }
    try {
      var answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(server.getURI() + path))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Jdbi owner() {
    return Jdbi.create(DataSources.owner(world.address()));
  }

  /// What a request sent, and between which numbers the ids are that it made.
  private record Sent(List<String> statements, long before, long after) {

    boolean made(UUID id) {
      return number(id) > before && number(id) < after;
    }
  }

  private static Sent sent(Runnable request) {
    long before = number(world.get(Ids.class).next());
    trace.start();
    request.run();
    List<String> statements = trace.stop();
    return new Sent(statements, before, number(world.get(Ids.class).next()));
  }

  private static long number(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }

  /// A request's SQL as a script in which what differs from request to request is a variable.
  private record Replay(String script, List<String> names, int statements) {

    static Replay of(Sent sent, Map<String, UUID> names) {
      String text =
          String.join(
              "\n",
              sent.statements().stream()
                  .map(sql -> sql.replaceAll("(?m)--.*$", "").replaceAll("\\s+", " ") + ";")
                  .map(sql -> UUID_ARRAY.matcher(sql).replaceAll("$0::uuid[]"))
                  .toList());
      var fresh = new LinkedHashMap<UUID, String>();
      Matcher ids = UUIDS.matcher(text);
      while (ids.find()) {
        UUID id = UUID.fromString(ids.group());
        if (sent.made(id)) {
          fresh.putIfAbsent(id, "fresh" + (fresh.size() + 1));
        }
      }
      var fetch = new StringBuilder("SELECT ");
      for (var known : names.entrySet()) {
        text = named(text, known.getValue(), known.getKey());
        fetch.append(known.getKey()).append("_id, ").append(known.getKey()).append("_text, ");
      }
      for (var made : fresh.entrySet()) {
        text = named(text, made.getKey(), made.getValue());
        fetch
            .append("gen_random_uuid() AS ")
            .append(made.getValue())
            .append("_id, substr(md5(random()::text), 1, 26) AS ")
            .append(made.getValue())
            .append("_text, ");
      }
      fetch.append("n FROM bench.work WHERE n = (SELECT nextval('bench.turn')) \\gset\n");
      return new Replay(fetch + text + "\n", List.copyOf(names.keySet()), sent.statements().size());
    }

    private static String named(String text, UUID id, String name) {
      return text.replace(id.toString(), ":" + name + "_id")
          .replace(base32(id), ":" + name + "_text");
    }

    private static String base32(UUID id) {
      return new ClaimId(id).text().substring(4);
    }

    double run(DatabaseAddress address, List<Place> places, int clients, int each) {
      owner()
          .useHandle(
              handle -> {
                handle.execute("CREATE SCHEMA IF NOT EXISTS bench");
                handle.execute("GRANT USAGE ON SCHEMA bench TO clipgen_app");
                handle.execute("DROP TABLE IF EXISTS bench.work");
                handle.execute("DROP SEQUENCE IF EXISTS bench.turn");
                handle.execute("CREATE SEQUENCE bench.turn");
                handle.execute(
                    "CREATE TABLE bench.work (n bigint PRIMARY KEY, "
                        + String.join(
                            ", ",
                            names.stream()
                                .map(one -> one + "_id uuid, " + one + "_text text")
                                .toList())
                        + ")");
                var batch =
                    handle.prepareBatch(
                        "INSERT INTO bench.work VALUES (:n"
                            + String.join(
                                "",
                                names.stream()
                                    .map(one -> ", :" + one + "_id, :" + one + "_text")
                                    .toList())
                            + ")");
                for (int n = 0; n < places.size(); n++) {
                  batch.bind("n", n + 1L);
                  idsOf(places.get(n))
                      .forEach(
                          (one, id) -> batch.bind(one + "_id", id).bind(one + "_text", base32(id)));
                  batch.add();
                }
                batch.execute();
                handle.execute("GRANT ALL ON bench.work, bench.turn TO clipgen_app");
              });
      return Pgbench.on(address).runEach(script, clients, each);
    }
  }
}
