package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.bootstrap.demo.Narrator;
import io.clipgen.bootstrap.demo.SimulatedAudience;
import io.clipgen.bootstrap.demo.Story;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EffectId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.PayoutRunId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.domain.shared.StrikeId;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// What a stranger's token cannot see or do of somebody else's things. The cases are made from the
/// API's own description, so a new route is covered by itself: it must either be refused to
/// strangers or be named below as public.
class AuthorizationJourney {

  private static final Set<String> OPEN_TO_ALL =
      Set.of(
          "POST /api/v1/auth/register",
          "POST /api/v1/auth/token",
          "POST /api/v1/webhooks/payments",
          "GET /api/v1/clock",
          "GET /api/v1/ledger/seals/{number}",
          "GET /api/v1/statement-keys",
          "GET /api/v1/statement-keys.pem",
          "GET /api/v1/streams/{pass}/{file}",
          "GET /api/v1/streams/{pass}/{rendition}/{segment}",
          "GET /api/v1/system/parts",
          "GET /api/v1/campaigns",
          "GET /api/v1/campaigns/{id}",
          "GET /api/v1/campaigns/{id}/solvency",
          "GET /api/v1/schedules/current");

  /// What somebody who is signed in may do with somebody else's open campaign: that is the market.
  /// And a year of one's own payouts.
  private static final Set<String> OPEN_TO_MEMBERS =
      Set.of(
          "GET /api/v1/tax-years/{year}",
          "GET /api/v1/campaigns/{id}/quote",
          "POST /api/v1/campaigns/{id}/claims",
          "POST /api/v1/claims/{id}/tips");

  /// Bodies that would do where a body is needed, so that it is the stranger who is refused and not
  /// the body. `CLIP` is a clip of somebody else's.
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /api/v1/admin/appeals/{id}/decide",
              "{\"decision\":\"approve\",\"reason\":\"Mine.\"}"),
          Map.entry("POST /api/v1/admin/breaker/reset", "{\"reason\":\"Mine.\",\"force\":true}"),
          Map.entry("POST /api/v1/admin/chargebacks/{id}/answer", "{\"answer\":\"accept\"}"),
          Map.entry("POST /api/v1/admin/chargebacks/{id}/explain", "{\"reason\":\"Mine.\"}"),
          Map.entry("POST /api/v1/admin/clock", "{\"advance\":\"PT1S\"}"),
          Map.entry(
              "POST /api/v1/admin/disputes/{id}/decide",
              "{\"decision\":\"clipper\",\"reason\":\"Mine.\"}"),
          Map.entry("POST /api/v1/admin/effects/{id}/give-up", "{\"reason\":\"Mine.\"}"),
          Map.entry(
              "POST /api/v1/admin/holds",
              "{\"claim\":\"CLAIM\",\"reason\":\"Mine.\",\"evidence\":\"Look.\"}"),
          Map.entry(
              "POST /api/v1/admin/holds/{id}/decide",
              "{\"decision\":\"lift\",\"reason\":\"Mine.\"}"),
          Map.entry(
              "POST /api/v1/admin/ledger/top-ups",
              "{\"to\":\"bank\",\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"reference\":\"x\"}"),
          Map.entry(
              "POST /api/v1/admin/ledger/withdrawals",
              "{\"amount\":{\"amount\":1,\"currency\":\"USD\"}}"),
          Map.entry("POST /api/v1/admin/payout-runs", "{\"rhythm\":\"weekly\",\"dry\":true}"),
          Map.entry("POST /api/v1/admin/payouts/approve", "{\"filter\":{}}"),
          Map.entry("POST /api/v1/admin/payouts/{id}/pay-by-hand", "{\"reference\":\"x\"}"),
          Map.entry("POST /api/v1/admin/receivables/{id}/write-off", "{\"reason\":\"Mine.\"}"),
          Map.entry("POST /api/v1/admin/strikes/{id}/lift", "{\"reason\":\"Mine.\"}"),
          Map.entry("POST /api/v1/disputes/{id}/statements", "{\"text\":\"Mine.\"}"),
          Map.entry(
              "POST /api/v1/admin/claims/{id}/strikes",
              "{\"views\":1,\"reason\":\"Bots.\",\"evidence\":\"Look.\"}"),
          Map.entry(
              "POST /api/v1/admin/schedules",
              "{\"kind\":\"campaign-fee\",\"content\":{\"basisPoints\":1},\"note\":\"Mine.\"}"),
          Map.entry("POST /api/v1/campaigns/{id}/fundings", "{\"paymentMethod\":\"pm_card_visa\"}"),
          Map.entry("POST /api/v1/clips/{id}/edits", "{\"version\":1,\"title\":\"Mine\"}"),
          Map.entry(
              "POST /api/v1/claims/{claim}/posts",
              "{\"platform\":\"tiktok\",\"url\":\"http://x/\"}"),
          Map.entry("POST /api/v1/claims/{id}/appeal", "{\"reason\":\"It is good.\"}"),
          Map.entry(
              "POST /api/v1/claims/{id}/tips",
              "{\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"paymentMethod\":\"pm_card_visa\"}"),
          Map.entry("POST /api/v1/claims/{id}/disputes", "{\"reason\":\"Not mine.\"}"),
          Map.entry(
              "POST /api/v1/claims/{id}/submissions", "{\"clip\":\"CLIP\",\"note\":\"Mine?\"}"),
          Map.entry("PUT /api/v1/clips/{id}/stream/preview", "{\"seconds\":60}"),
          Map.entry("POST /api/v1/submissions/{id}/reject", "{\"reason\":\"It is not good.\"}"),
          Map.entry("POST /api/v1/submissions/{id}/request-changes", "{\"reason\":\"Once more.\"}"),
          Map.entry(
              "POST /api/v1/videos/{id}/clips", "{\"count\":1,\"length\":4,\"ratio\":\"9:16\"}"));

  private static final String FORM =
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n\r\nMine.\r\n--x--\r\n";

  private static final UUID NONE = new UUID(7, 7);

  /// Ids of the kinds of which the story has nothing.
  private static final Map<String, String> NOBODYS =
      Map.ofEntries(
          Map.entry("backtests", new BacktestId(NONE).text()),
          Map.entry("chargebacks", "dp_1"),
          Map.entry("disputes", new DisputeId(NONE).text()),
          Map.entry("effects", new EffectId(NONE).text()),
          Map.entry("files", new EvidenceId(NONE).text()),
          Map.entry("holds", new HoldId(NONE).text()),
          Map.entry("payout-runs", new PayoutRunId(NONE).text()),
          Map.entry("receivables", new DebtId(NONE).text()),
          Map.entry("refunds", new RefundId(NONE).text()),
          Map.entry("seals", "1"),
          Map.entry("streams", "x"),
          Map.entry("strikes", new StrikeId(NONE).text()),
          Map.entry("tax-years", "2026"));

  /// Whose ids a collection goes by, where it is called otherwise.
  private static final Map<String, String> CALLED_OTHERWISE =
      Map.of("appeals", "claims", "explain", "payouts");

  private static final Set<String> NOTHING =
      Set.of("[]", "{\"items\":[]}", "{\"items\":[],\"next\":null}");

  @TempDir static Path folder;

  private static Clipgen clipgen;
  private static Story story;
  private static String upload;
  private static String stranger;
  private static List<Route> routes;

  private static final Pattern PARAMETER = Pattern.compile("/([a-z-]+)/\\{[^}]+}");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// One route of the API.
  ///
  /// @param contentType of its body
  record Route(String method, String path, String contentType) {
    @Override
    public String toString() {
      return method + " " + path;
    }

    boolean aboutAThing() {
      return path.contains("{");
    }
  }

  @BeforeAll
  static void a_brand_and_a_clipper_have_everything() throws Exception {
    Path data = folder.resolve("data");
    List<String> settings = new ArrayList<>(List.of(Samples.GIVEN_TRANSCRIPT));
    settings.add(Samples.SMALL);
    clipgen = Clipgen.serve(data, settings.toArray(String[]::new));
    routes = describedRoutes();
    Story.Script script =
        new Story.Script(
            Samples.SHORT, 1, 4, folder, Administrators.EMAIL, Clipgen.adminPassword(data));
    Api guest = Api.at(clipgen.address());
    story =
        new Story(
            script, new Narrator(new PrintWriter(System.out)), new SimulatedAudience(data), guest);
    story.signUp();
    story.postAndFundTheCampaign();
    story.claimIt();
    story.orderClips();
    story.waitForClips();
    story.submitAndReview();
    story.postAndWatch();
    story.release();
    story.askForThePayout();

    Map<String, String> person =
        Map.of("email", "stranger@demo.example", "password", "another long passphrase");
    guest.post(
        "/api/v1/auth/register",
        Map.of(
            "email",
            person.get("email"),
            "password",
            person.get("password"),
            "displayName",
            "Stranger",
            "role",
            "clipper"));
    upload = upload(data);
    stranger = guest.post("/api/v1/auth/token", person).path("accessToken").asText();
    Api signedIn = guest.signIn(person.get("email"), person.get("password"));
    signedIn.post("/api/v1/me/roles", Map.of("role", "client"));
    signedIn.post("/api/v1/me/roles", Map.of("role", "creator"));
    stranger = guest.post("/api/v1/auth/token", person).path("accessToken").asText();
  }

  /// An upload of somebody's that waits for bytes.
  private static String upload(Path data) throws Exception {
    String token =
        Api.at(clipgen.address())
            .post(
                "/api/v1/auth/token",
                Map.of("email", Administrators.EMAIL, "password", Clipgen.adminPassword(data)))
            .path("accessToken")
            .asText();
    Route begin = new Route("POST", "/api/v1/uploads", "application/json");
    String at = send(begin, begin.path(), token).headers().firstValue("Location").orElseThrow();
    return at.substring(at.lastIndexOf('/') + 1);
  }

  private static Map<String, String> things() {
    Map<String, String> things = new TreeMap<>(story.things());
    things.put("uploads", upload);
    return things;
  }

  @AfterAll
  static void end() throws Exception {
    HTTP.close();
    clipgen.close();
  }

  @Test
  void a_stranger_gets_at_nothing_of_anybody_elses_by_any_route() throws Exception {
    List<String> breaches = new ArrayList<>();
    int tried = 0;
    for (Route route : routes) {
      if (!route.aboutAThing() || allowedToMembers(route)) {
        continue;
      }
      HttpResponse<String> answer = send(route, path(route), stranger);
      tried++;
      boolean sawNothing =
          route.method().equals("GET")
              && answer.statusCode() == 200
              && NOTHING.contains(answer.body());
      if (!sawNothing && !refusals(route).contains(answer.statusCode())) {
        breaches.add(route + " answered " + answer.statusCode() + " " + answer.body());
      }
    }
    System.out.println("routes about a thing, tried by a stranger: " + tried);
    assertThat(breaches).isEmpty();
    assertThat(tried).isGreaterThan(75);
  }

  /// What is for administrators is not even looked for.
  private static Set<Integer> refusals(Route route) {
    return route.path().contains("/admin/") ? Set.of(403) : Set.of(403, 404);
  }

  @Test
  void only_administrators_do_what_is_for_administrators() throws Exception {
    List<String> breaches = new ArrayList<>();
    for (Route route : routes) {
      if (!route.aboutAThing() && route.path().contains("/admin/")) {
        HttpResponse<String> answer = send(route, route.path(), stranger);
        if (answer.statusCode() != 403) {
          breaches.add(route + " answered " + answer.statusCode() + " " + answer.body());
        }
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void a_strangers_lists_show_nothing_of_anybody_elses() throws Exception {
    Set<String> leaks = new TreeSet<>();
    for (Route route : routes) {
      if (route.aboutAThing()
          || !route.method().equals("GET")
          || OPEN_TO_ALL.contains(route.toString())) {
        continue;
      }
      HttpResponse<String> answer = send(route, route.path(), stranger);
      for (String thing : things().values()) {
        if (answer.body().contains(thing)) {
          leaks.add(route + " shows " + thing);
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void nobody_without_a_token_gets_anywhere_but_to_the_public_routes() throws Exception {
    List<String> breaches = new ArrayList<>();
    for (Route route : routes) {
      if (OPEN_TO_ALL.contains(route.toString())) {
        continue;
      }
      int status = send(route, path(route), null).statusCode();
      if (status != 401) {
        breaches.add(route + " answered " + status + " without a token");
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void no_file_that_a_stranger_uploads_breaks_the_server_or_makes_it_read_anything_else()
      throws Exception {
    Map<Integer, Integer> answers = new TreeMap<>();
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + listener.getLocalPort() + "/x.ts";
      for (var damaged : HostileFiles.damaged(Files.readAllBytes(Samples.SHORT)).entrySet()) {
        HttpResponse<String> answer = upload(damaged.getKey(), damaged.getValue());
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 422);
        answers.merge(answer.statusCode(), 1, Integer::sum);
      }
      for (var trick : HostileFiles.tricks(url, Samples.SHORT.toString()).entrySet()) {
        HttpResponse<String> answer = upload(trick.getKey(), trick.getValue());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("video-not-usable").doesNotContain("Exception");
        answers.merge(answer.statusCode(), 1, Integer::sum);
      }
      listener.setSoTimeout(1);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
    }
    try (var left = Files.walk(folder.resolve("data/work"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
    System.out.println("Hostile files over HTTP, by status: " + answers + "; 0 of 500 and more");
  }

  private static HttpResponse<String> upload(String name, byte[] content) throws Exception {
    byte[] head =
        ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                + "Content-Type: video/mp4\r\n\r\n")
            .replace("%s", name)
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
    return HTTP.send(
        HttpRequest.newBuilder(clipgen.address().resolve("/api/v1/videos"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + stranger)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofByteArrays(List.of(head, content, tail)))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void the_routes_named_as_public_exist() throws Exception {
    List<String> known = routes.stream().map(Route::toString).toList();
    assertThat(known).containsAll(OPEN_TO_ALL).containsAll(OPEN_TO_MEMBERS);
  }

  private static boolean allowedToMembers(Route route) {
    return OPEN_TO_ALL.contains(route.toString()) || OPEN_TO_MEMBERS.contains(route.toString());
  }

  /// The route with an id for each of its parameters, of other people's things where there are
  /// some.
  private static String path(Route route) {
    Matcher parameters = PARAMETER.matcher(route.path());
    return parameters.replaceAll(
        found -> {
          String collection = found.group(1);
          String kind = CALLED_OTHERWISE.getOrDefault(collection, collection);
          String id = things().getOrDefault(kind, NOBODYS.get(kind));
          assertThat(id).as("something for a route about " + collection).isNotNull();
          return "/" + collection + "/" + id;
        });
  }

  private static List<Route> describedRoutes() throws Exception {
    String description = "/api/v1/openapi.yml";
    String described = send(new Route("GET", description, ""), description, null).body();
    Map<String, Object> document = new Yaml().load(described);
    List<Route> routes = new ArrayList<>();
    paths(document)
        .forEach(
            (path, operations) -> {
              for (String method : List.of("get", "head", "post", "put", "patch", "delete")) {
                if (operations.containsKey(method)) {
                  routes.add(
                      new Route(
                          method.toUpperCase(Locale.ROOT),
                          path,
                          contentType(operations.get(method))));
                }
              }
            });
    return routes;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> paths(Map<String, Object> document) {
    return (Map<String, Map<String, Object>>) document.get("paths");
  }

  @SuppressWarnings("unchecked")
  private static String contentType(Object operation) {
    var body = (Map<String, Object>) ((Map<String, Object>) operation).get("requestBody");
    return body == null
        ? "application/json"
        : ((Map<String, Object>) body.get("content")).keySet().iterator().next();
  }

  private static HttpResponse<String> send(Route route, String path, String token)
      throws Exception {
    URI target = clipgen.address().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(30));
    boolean body = Set.of("POST", "PUT", "PATCH").contains(route.method());
    boolean multipart = route.contentType().startsWith("multipart/");
    String sent = multipart ? FORM : json(route);
    request.method(route.method(), body ? BodyPublishers.ofString(sent) : BodyPublishers.noBody());
    if (body) {
      request.header(
          "Content-Type", multipart ? route.contentType() + "; boundary=x" : "application/json");
    }
    if (path.startsWith("/api/v1/uploads")) {
      request.header("Tus-Resumable", "1.0.0").header("Upload-Length", "9");
      request.setHeader("Upload-Offset", "0");
      if (route.method().equals("PATCH")) {
        request.setHeader("Content-Type", "application/offset+octet-stream");
      }
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String json(Route route) {
    Map<String, String> things = story == null ? Map.of() : story.things();
    return BODIES
        .getOrDefault(route.toString(), "{}")
        .replace("CLIP", things.getOrDefault("clips", ""))
        .replace("CLAIM", things.getOrDefault("claims", ""));
  }
}
