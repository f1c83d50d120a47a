package io.clipgen.web.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a JSON body could not be read.
///
/// @param code the problem's code
/// @param sentence what to do about it
/// @param field the property concerned, where it is known
record JsonTrouble(String code, String sentence, @Nullable String field) {

  private static final Pattern UNKNOWN = Pattern.compile("Unknown property \\[([^\\]]+)]");
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?:Required (?:constructor )?(?:parameter|property)|property) \\[(?:\\S+ )?(\\w+)\\S*]");

  private static final Pattern OUT_OF_RANGE = Pattern.compile("out of range|[Oo]verflow");

  private static final Pattern STEP = Pattern.compile("\\[(?:\"([^\"]+)\"|(\\d+))]");

  static @Nullable JsonTrouble in(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonSyntaxException || cause instanceof JsonProcessingException) {
        return new JsonTrouble("malformed-json", "The body is not valid JSON.", null);
      }
      if (cause instanceof SerdeException mismatch) {
        return of(mismatch);
      }
    }
    return null;
  }

  private static JsonTrouble of(SerdeException mismatch) {
    String message = String.valueOf(mismatch.getMessage());
    var unknown = UNKNOWN.matcher(message);
    if (unknown.find()) {
      String name = unknown.group(1);
      return new JsonTrouble(
          "unknown-property",
          "There is no property " + name + " here: check its spelling at /docs.",
          name);
    }
    var required = REQUIRED.matcher(message);
    if (required.find()) {
      String name = required.group(1);
      if (OUT_OF_RANGE.matcher(message).find()) {
        return new JsonTrouble("invalid-input", name + " is a number too large to be read.", name);
      }
      return new JsonTrouble("invalid-input", name + " must be given.", name);
    }
    return new JsonTrouble(
        "invalid-input",
        "The body does not have the shape that is described at /docs.",
        property(mismatch.getPathAsString()));
  }

  // Of io.clipgen…TermsJson["parts"]->java.util.List[0]->io.clipgen…PartJson["size"]:
  // parts[0].size.
  private static @Nullable String property(@Nullable String path) {
    if (path == null) {
      return null;
    }
    var named = new StringBuilder();
    STEP.matcher(path)
        .results()
        .forEach(
            step -> {
              if (step.group(1) == null) {
                named.append('[').append(step.group(2)).append(']');
              } else {
                named.append(named.isEmpty() ? "" : ".").append(step.group(1));
              }
            });
    return named.isEmpty() ? null : named.toString();
  }
}
