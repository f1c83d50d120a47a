package io.clipgen.application.publishing.testing;

import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.domain.publishing.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A social platform in memory: posts go live after a minute, views grow by one each second or as
/// they are steered.
public final class InMemoryPlatform implements SocialPublisher, ViewSource, PlatformLevers {

  private static final Duration LIVE_AFTER = Duration.ofMinutes(1);

  private static final class Made {
    private final String id;
    private final Platform platform;
    private final String caption;
    private final Instant liveAt;
    private final byte[] content;
    private final boolean rejected;
    private @Nullable Instant steeredUntil;
    private long target;

    private Made(
        String id,
        Platform platform,
        String caption,
        Instant liveAt,
        byte[] content,
        boolean rejected) {
      this.id = id;
      this.platform = platform;
      this.caption = caption;
      this.liveAt = liveAt;
      this.content = content;
      this.rejected = rejected;
    }
  }

  private final Map<String, String> accounts = new HashMap<>();
  private final Map<String, Made> posts = new LinkedHashMap<>();
  private final Map<String, Trouble> troubles = new HashMap<>();
  private Instant now;
  private int calls;

  /// @param now the business time it starts at
  public InMemoryPlatform(Instant now) {
    this.now = now;
  }

  /// How often statistics were asked for.
  public int calls() {
    return calls;
  }

  /// How many posts there are.
  public int count() {
    return posts.size();
  }

  @Override
  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void trouble(String operation, Trouble trouble) {
    troubles.put(operation, trouble);
  }

  @Override
  public void steer(String externalId, long target, Duration after) {
    Made post = byId(externalId).orElseThrow();
    post.target = target;
    post.steeredUntil = (now.isAfter(post.liveAt) ? now : post.liveAt).plus(after);
  }

  @Override
  public byte[] shown(String externalId) {
    return byId(externalId).orElseThrow().content;
  }

  @Override
  public Answer connect(String reference, Platform platform, String handle) {
    return answer(
        "accounts",
        _ ->
            new Answer.Done(
                accounts.computeIfAbsent(reference, _ -> "account_" + (accounts.size() + 1))));
  }

  @Override
  public Answer publish(Upload upload) {
    if (!accounts.containsValue(upload.account())) {
      return new Answer.Refused("There is no account " + upload.account() + ".");
    }
    Answer uploaded = answer("uploads", _ -> new Answer.Done("uploaded"));
    if (!(uploaded instanceof Answer.Done)) {
      return uploaded;
    }
    if (troubles.remove("chunks") != null) {
      return new Answer.Unknown("the connection broke");
    }
    return answer(
        "posts",
        trouble -> {
          Made made =
              posts.computeIfAbsent(
                  upload.reference(),
                  _ ->
                      new Made(
                          "post_" + (posts.size() + 1),
                          upload.platform(),
                          upload.caption(),
                          now.plus(LIVE_AFTER),
                          bytes(upload.content()),
                          trouble.equals(Optional.of(Trouble.REJECTED))));
          return new Answer.Done(receipt(made));
        });
  }

  @Override
  public Optional<Answer> find(String reference) {
    if (troubles.remove("lookups") != null) {
      return Optional.of(new Answer.Unknown("no answer"));
    }
    return Optional.ofNullable(posts.get(reference)).map(made -> new Answer.Done(receipt(made)));
  }

  @Override
  public String name(Platform platform) {
    return "memory-" + platform.slug();
  }

  @Override
  public List<Report> read(Platform platform, List<String> externalIds) {
    if (externalIds.size() > MOST_PER_CALL) {
      throw new IllegalArgumentException("at most " + MOST_PER_CALL + " posts in one call");
    }
    calls++;
    if (troubles.remove("statistics") != null) {
      throw new ProviderUnreachable("no answer");
    }
    return externalIds.stream().flatMap(id -> byId(id).stream()).map(this::report).toList();
  }

  @Override
  public Optional<Found> lookUp(Platform platform, String url) {
    if (troubles.remove("lookups") != null) {
      throw new ProviderUnreachable("no answer");
    }
    return posts.values().stream()
        .filter(post -> post.platform == platform && url(post).equals(url))
        .filter(post -> report(post).gone() == null)
        .findFirst()
        .map(post -> new Found(post.id, url, post.caption));
  }

  private Report report(Made post) {
    boolean shown = !now.isBefore(post.liveAt);
    boolean live = shown && !post.rejected;
    long views = live ? views(post) : 0;
    return new Report(
        post.id,
        live ? post.liveAt : null,
        shown && post.rejected ? "Moderation refused it." : null,
        views,
        views / 20,
        views / 100,
        views / 90);
  }

  private long views(Made post) {
    Instant until = post.steeredUntil;
    if (until == null) {
      return Duration.between(post.liveAt, now).toSeconds();
    }
    return now.isBefore(until) ? 0 : post.target;
  }

  private Answer answer(String operation, Function<Optional<Trouble>, Answer> work) {
    Optional<Trouble> trouble = Optional.ofNullable(troubles.remove(operation));
    if (trouble.filter(EnumSet.of(Trouble.ERROR, Trouble.HANG)::contains).isPresent()) {
      return new Answer.Unknown("no answer");
    }
    if (trouble.equals(Optional.of(Trouble.REFUSE))) {
      return new Answer.Refused("The platform was told to refuse this.");
    }
    Answer answer = work.apply(trouble);
    return trouble.filter(EnumSet.of(Trouble.LATE, Trouble.DROP)::contains).isPresent()
        ? new Answer.Unknown("the answer was lost")
        : answer;
  }

  private Optional<Made> byId(String externalId) {
    return posts.values().stream().filter(post -> post.id.equals(externalId)).findFirst();
  }

  private static String receipt(Made made) {
    return new Receipt(made.id, url(made)).text();
  }

  private static String url(Made made) {
    return "https://platform.example/watch/" + made.id;
  }

  private static byte[] bytes(Supplier<InputStream> content) {
    try (InputStream in = content.get()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
