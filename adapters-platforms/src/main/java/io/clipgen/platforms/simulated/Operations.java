package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the platform does when it is asked.
final class Operations {

  /// A post goes live a minute after it was made.
  static final Duration LIVE_AFTER = Duration.ofMinutes(1);

  /// As many posts may be asked for at once.
  static final int MOST_IDS = 50;

  private static final Set<String> PLATFORMS = Set.of("tiktok", "youtube", "instagram");
  private static final int LONGEST_CAPTION = 2200;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final PlatformBooks books;
  private final Path uploads;

  Operations(PlatformBooks books, Path uploads) {
    this.books = books;
    this.uploads = uploads;
  }

  ObjectNode connect(Fields fields, long now) {
    String reference = fields.get("reference");
    String platform = fields.get("platform");
    if (!PLATFORMS.contains(platform)) {
      throw new ApiError(400, "platform_unknown", "There is no platform " + platform + ".");
    }
    return books
        .findByReference("account", reference)
        .orElseGet(
            () -> {
              ObjectNode account =
                  books
                      .make("account", reference, now)
                      .put("platform", platform)
                      .put("handle", fields.get("handle"));
              books.put(account);
              return account;
            });
  }

  /// Begins an upload, or finds the one that was begun under the same reference.
  ObjectNode begin(Fields fields, long now) {
    String reference = fields.get("reference");
    ObjectNode account = books.get("account", fields.get("account"));
    long bytes = fields.number("bytes");
    if (bytes < 1) {
      throw new ApiError(400, "file_empty", "A file must have at least one byte.");
    }
    ObjectNode upload =
        books
            .findByReference("upload", reference)
            .orElseGet(
                () -> {
                  ObjectNode begun =
                      books
                          .make("upload", reference, now)
                          .put("account", account.path("id").asText())
                          .put("bytes", bytes);
                  books.put(begun);
                  return begun;
                });
    if (upload.path("bytes").asLong() != bytes) {
      throw new ApiError(
          409, "upload_differs", "That reference belongs to a file of another size.");
    }
    return withReceived(upload);
  }

  ObjectNode upload(String id) {
    return withReceived(books.get("upload", id));
  }

  /// Takes the bytes of `range`, which must follow what has arrived.
  ObjectNode receive(String id, String range, InputStream content) throws IOException {
    ObjectNode upload = books.get("upload", id);
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()
        || Long.parseLong(matcher.group(3)) != upload.path("bytes").asLong()
        || Long.parseLong(matcher.group(2)) >= upload.path("bytes").asLong()) {
      throw new ApiError(400, "range_invalid", "Content-Range must be: bytes first-last/total");
    }
    long first = Long.parseLong(matcher.group(1));
    long count = Long.parseLong(matcher.group(2)) - first + 1;
    if (first != received(id)) {
      throw new ApiError(409, "range_mismatch", "The next byte is number " + received(id) + ".");
    }
    try (FileChannel file =
        FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.position(first);
      file.transferFrom(Channels.newChannel(content), first, count);
      file.force(false);
    }
    return withReceived(upload);
  }

  /// Makes a post of a whole upload, or finds the one that was made under the same reference.
  ///
  /// @param rejected whether moderation will refuse it
  ObjectNode post(Fields fields, long now, boolean rejected, String base) throws IOException {
    String reference = fields.get("reference");
    Optional<ObjectNode> before = books.findByReference("post", reference);
    if (before.isPresent()) {
      return shown(before.get(), now, base);
    }
    ObjectNode upload = books.get("upload", fields.get("upload"));
    String uploadId = upload.path("id").asText();
    if (received(uploadId) < upload.path("bytes").asLong()) {
      throw new ApiError(409, "upload_incomplete", "Bytes of the file are missing.");
    }
    String caption = fields.find("caption").orElse("");
    if (caption.length() > LONGEST_CAPTION) {
      throw new ApiError(422, "caption_too_long", "A caption has at most 2200 characters.");
    }
    ObjectNode account = books.get("account", upload.path("account").asText());
    ObjectNode post =
        books
            .make("post", reference, now)
            .put("account", account.path("id").asText())
            .put("platform", account.path("platform").asText())
            .put("handle", account.path("handle").asText())
            .put("upload", uploadId)
            .put("caption", caption)
            .put("live_at", now + LIVE_AFTER.toSeconds());
    if (rejected) {
      post.put("gone", "Moderation refused it: community guidelines.");
      post.put("gone_at", now + LIVE_AFTER.toSeconds());
    }
    books.put(post);
    return shown(post, now, base);
  }

  ObjectNode findPost(String reference, long now, String base) {
    return books
        .findByReference("post", reference)
        .map(post -> shown(post, now, base))
        .orElseThrow(() -> ApiError.missing("post", reference));
  }

  ObjectNode getPost(String id, long now, String base) {
    return shown(books.get("post", id), now, base);
  }

  /// Statistics of at most 50 posts; posts that are not known are left out.
  ObjectNode statistics(Fields fields, long now, String base) {
    List<String> ids = List.of(fields.get("ids").split(","));
    if (ids.size() > MOST_IDS) {
      throw new ApiError(400, "too_many_ids", "At most " + MOST_IDS + " ids in one call.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var items = answer.putArray("items");
    for (String id : ids) {
      books.find("post", id).ifPresent(post -> items.add(shown(post, now, base)));
    }
    return answer;
  }

  /// Steers the views of one post, or of all that are not steered on their own, from what they are
  /// now to a target.
  ObjectNode steer(Optional<String> id, Fields fields, long now, String base) {
    long target = fields.number("target");
    long seconds = duration(fields.get("after")).toSeconds();
    if (target < 0 || seconds < 1) {
      throw new ApiError(
          400, "target_invalid", "The target and the time to it must be above zero.");
    }
    if (id.isEmpty()) {
      ObjectNode common = JsonNodeFactory.instance.objectNode().put("id", "steering");
      common.put("kind", "steering").put("reference", "steering");
      common.putObject("steering").put("target", target).put("seconds", seconds);
      books.put(common);
      return common;
    }
    ObjectNode post = books.get("post", id.get()).deepCopy();
    long from = Math.max(now, post.path("live_at").asLong());
    long views = views(post, from);
    post.putObject("steering")
        .put("from_at", from)
        .put("from", views)
        .put("to_at", from + seconds)
        .put("to", target);
    books.put(post);
    return shown(post, now, base);
  }

  /// Takes a post off the platform.
  ObjectNode remove(String id, long now, String base) {
    ObjectNode post = books.get("post", id).deepCopy();
    post.put("gone", "It was taken down.").put("gone_at", now);
    books.put(post);
    return shown(post, now, base);
  }

  /// The file of a post, and what belongs beside it.
  Path file(ObjectNode post) {
    return file(post.path("upload").asText());
  }

  ObjectNode known(String postId) {
    return books.get("post", postId);
  }

  private ObjectNode shown(ObjectNode post, long now, String base) {
    long views = views(post, now);
    boolean gone = post.has("gone") && post.path("gone_at").asLong() <= now;
    boolean live = !gone && post.path("live_at").asLong() <= now;
    ObjectNode shown =
        post.deepCopy()
            .put("status", gone ? "gone" : live ? "live" : "processing")
            .put("url", base + "/watch/" + post.path("id").asText())
            .put("views", views)
            .put("likes", views * 6 / 100)
            .put("comments", views / 150)
            .put("shares", views / 90)
            .put("as_of", now);
    shown.remove("steering");
    if (!gone) {
      shown.remove(List.of("gone", "gone_at"));
    }
    return shown;
  }

  private long views(ObjectNode post, long at) {
    long until = post.has("gone") ? Math.min(at, post.path("gone_at").asLong()) : at;
    long liveAt = post.path("live_at").asLong();
    if (until <= liveAt) {
      return 0;
    }
    JsonNode own = post.path("steering");
    if (own.isObject()) {
      return ViewCurve.between(
          own.path("from_at").asLong(),
          own.path("from").asLong(),
          own.path("to_at").asLong(),
          own.path("to").asLong(),
          until);
    }
    return books
        .commonSteering()
        .map(
            common ->
                ViewCurve.between(
                    liveAt,
                    0,
                    liveAt + common.path("seconds").asLong(),
                    common.path("target").asLong(),
                    until))
        .orElseGet(() -> new ViewCurve(post.path("reference").asText()).at(until - liveAt));
  }

  private ObjectNode withReceived(ObjectNode upload) {
    return upload.deepCopy().put("received", received(upload.path("id").asText()));
  }

  private long received(String uploadId) {
    try {
      return Files.exists(file(uploadId)) ? Files.size(file(uploadId)) : 0;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private Path file(String uploadId) {
    return uploads.resolve(uploadId + ".mp4");
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new ApiError(400, "field_invalid", "The field after must be a duration such as P2D.");
    }
  }
}
