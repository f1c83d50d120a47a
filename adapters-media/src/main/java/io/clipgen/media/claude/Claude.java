package io.clipgen.media.claude;

import io.clipgen.media.asking.Vendor;
import java.net.URI;
import java.util.List;

/// The door to Claude.
public final class Claude {

  /// Whose models they are.
  public static final Vendor VENDOR =
      new Vendor(
          "Claude",
          "claude-sonnet-4-5",
          URI.create("https://api.anthropic.com"),
          List.of("CLIPGEN_CLAUDE_KEYS", "ANTHROPIC_API_KEY"),
          ClaudeModel::new);

  private Claude() {}
}
