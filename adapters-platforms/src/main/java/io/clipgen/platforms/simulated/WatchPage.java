package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// The page on which a simulated post can be seen. It says what it is.
final class WatchPage {

  private WatchPage() {}

  static String of(ObjectNode post) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Simulated %1$s: @%2$s</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 28rem; margin: 1rem auto; padding: 0 1rem }
      video { width: 100%%; background: #000 }
      .note { background: #fe9; color: #000; padding: .25rem .5rem }
    </style>
    <p class="note">A simulated %1$s: nobody but this machine sees this post.</p>
    <video controls playsinline src="/media/%3$s"></video>
    <p><strong>@%2$s</strong> %4$s</p>
    <p>%5$s views, %6$s likes</p>
    """
        .formatted(
            escaped(post.path("platform").asText()),
            escaped(post.path("handle").asText()),
            escaped(post.path("id").asText()),
            escaped(post.path("caption").asText()),
            grouped(post.path("views").asLong()),
            grouped(post.path("likes").asLong()));
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
