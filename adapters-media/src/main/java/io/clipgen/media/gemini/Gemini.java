package io.clipgen.media.gemini;

import io.clipgen.media.asking.Vendor;
import java.net.URI;
import java.util.List;

/// The door to Gemini.
public final class Gemini {

  /// Whose models they are.
  public static final Vendor VENDOR =
      new Vendor(
          "Gemini",
          "gemini-2.5-flash",
          URI.create("https://generativelanguage.googleapis.com"),
          List.of("CLIPGEN_GEMINI_KEYS", "GEMINI_API_KEY", "GOOGLE_API_KEY"),
          GeminiModel::new);

  private Gemini() {}
}
