package io.clipgen.web.clips;

import io.clipgen.application.shared.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Upload-Metadata`: pairs of a name and a value in base64, with commas, as in
/// `filename bXkudGFsaw==,is_draft`.
///
/// @param text as it came
/// @param fileName what the pair `filename`, or else `name`, says
record TusMetadata(String text, Optional<String> fileName) {

  static final String HEADER = "Upload-Metadata";

  private static final int LONGEST = 4_000;
  private static final Pattern NAME = Pattern.compile("[!-+\\--~]+");

  /// Reads the header's value.
  ///
  /// @throws InvalidInput if it does not keep to its form
  static TusMetadata read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new TusMetadata("", Optional.empty());
    }
    if (text.length() > LONGEST) {
      throw wrong("must have at most " + LONGEST + " characters");
    }
    Optional<String> fileName = Optional.empty();
    Optional<String> name = Optional.empty();
    Set<String> names = new HashSet<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.strip().split(" ", 2);
      if (!NAME.matcher(parts[0]).matches() || !names.add(parts[0])) {
        throw wrong("must be pairs of a name, each once, and a value in base64, with commas");
      }
      String value = parts.length == 1 ? "" : decoded(parts[1]);
      if (parts[0].equals("filename")) {
        fileName = Optional.of(value);
      } else if (parts[0].equals("name")) {
        name = Optional.of(value);
      }
    }
    return new TusMetadata(text, fileName.isPresent() ? fileName : name);
  }

  private static String decoded(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw wrong("must have values of UTF-8 in base64");
    }
  }

  private static InvalidInput wrong(String rule) {
    return new InvalidInput(HEADER, rule);
  }
}
