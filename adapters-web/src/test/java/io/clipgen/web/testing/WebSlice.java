package io.clipgen.web.testing;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.testing.InMemoryAccessTokens;
import io.clipgen.application.identity.testing.InMemoryParties;
import io.clipgen.application.identity.usecase.Authenticate;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.identity.Standing;
import io.clipgen.domain.shared.PartyId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The real HTTP server with all controllers and filters, over the use cases that a test hands in:
///
/// ```java
/// private static final InMemoryCampaigns campaigns = …;
/// @RegisterExtension
/// static final WebSlice web = WebSlice.over(new PostCampaign(…), new ReadCampaign(…));
///
/// @Test
/// void a_client_posts_a_campaign() {
///   var brand = web.client();
///   var answer = web.as(brand).post("/api/v1/campaigns", "{…}");
///   assertThat(answer.status()).isEqualTo(201);
/// }
/// ```
///
/// What is not handed in cannot be called; a controller whose use case is missing answers 500.
public final class WebSlice implements AfterAllCallback, AutoCloseable {

  private final InMemoryTransactions transactions;
  private final InMemoryParties parties;
  private final InMemoryAccessTokens tokens;
  private final EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private WebSlice(
      InMemoryTransactions transactions,
      InMemoryParties parties,
      InMemoryAccessTokens tokens,
      Map<String, Object> properties,
      List<Object> beans) {
    this.transactions = transactions;
    this.parties = parties;
    this.tokens = tokens;
    this.server =
        ApplicationContext.builder()
            .properties(properties)
            .singletons(
                Stream.concat(Stream.of(new Authenticate(tokens, parties)), beans.stream())
                    .toArray())
            .build()
            .start()
            .getBean(EmbeddedServer.class)
            .start();
  }

  /// Serves the controllers that need nothing but `beans`: use cases and readers.
  public static WebSlice over(Object... beans) {
    return configured(Map.of(), beans);
  }

  /// As [#over], with configuration.
  public static WebSlice configured(Map<String, Object> properties, Object... beans) {
    var transactions = new InMemoryTransactions();
    return withParties(
        transactions,
        new InMemoryParties(transactions),
        new InMemoryAccessTokens(InstantSource.system()),
        properties,
        beans);
  }

  /// As [#over], with parties and tokens that the test knows as well.
  public static WebSlice withParties(
      InMemoryTransactions transactions,
      InMemoryParties parties,
      InMemoryAccessTokens tokens,
      Map<String, Object> properties,
      Object... beans) {
    var all = new HashMap<String, Object>(Map.of("micronaut.server.port", -1));
    all.putAll(properties);
    return new WebSlice(transactions, parties, tokens, all, List.of(beans));
  }

  /// A new client (a brand).
  public Caller client() {
    return signedUp(Standing.ACTIVE, Role.CLIENT);
  }

  /// A new clipper.
  public Caller clipper() {
    return signedUp(Standing.ACTIVE, Role.CLIPPER);
  }

  /// A new administrator.
  public Caller admin() {
    return signedUp(Standing.ACTIVE, Role.ADMIN);
  }

  /// A new party that is suspended.
  public Caller suspended() {
    return signedUp(Standing.SUSPENDED, Role.CLIENT, Role.CLIPPER);
  }

  /// Calls as `caller`, with a valid token.
  public WebClient as(Caller caller) {
    return withToken(tokens.issue(caller.party()));
  }

  /// Calls with any token.
  public WebClient withToken(String token) {
    return new WebClient(http, server.getURI(), token);
  }

  /// Calls without a token.
  public WebClient anonymous() {
    return new WebClient(http, server.getURI(), null);
  }

  /// What the server is made of.
  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  /// The tokens that are accepted.
  public InMemoryAccessTokens tokens() {
    return tokens;
  }

  private Caller signedUp(Standing standing, Role... roles) {
    var id = new PartyId(UUID.randomUUID());
    var party =
        Party.restore(
            id,
            EmailAddress.of(id.text() + "@example.com"),
            DisplayName.of("Party " + id.text().substring(20)),
            Set.of(roles),
            standing,
            Instant.parse("2026-11-21T12:00:00Z"));
    transactions.run(() -> parties.add(party));
    return new Caller(
        id, party.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // Nested classes share it with the class around them.
    if (context.getEnclosingTestClasses().isEmpty()) {
      close();
    }
  }
}
