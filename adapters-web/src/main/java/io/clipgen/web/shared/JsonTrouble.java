package io.clipgen.web.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a JSON body could not be read.
///
/// @param code the problem's code
/// @param sentence what to do about it
/// @param field the property concerned, where it is known
record JsonTrouble(String code, String sentence, @Nullable String field) {

  static final String TOO_LARGE = "is a number too large to be read";
  static final String NO_NUMBER = "must be a whole number";
  static final String NO_TRUTH_VALUE = "must be true or false";

  private static final Pattern UNKNOWN = Pattern.compile("Unknown property \\[([^\\]]+)]");
  private static final Pattern CONCERNED =
      Pattern.compile(
          "(?:Required (?:constructor )?(?:parameter|property)|property) \\[(?:\\S+ )?(\\w+)\\S*]");

  private static final Pattern UNEXPECTED =
      Pattern.compile("Unexpected token \\w+, expected (\\w+)");

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
    String path = property(mismatch.getPathAsString());
    var unknown = UNKNOWN.matcher(message);
    if (unknown.find()) {
      String name = path == null ? unknown.group(1) : path;
      return new JsonTrouble(
          "unknown-property",
          "There is no property " + name + " here: check its spelling at /docs.",
          name);
    }
    var concerned = CONCERNED.matcher(message);
    String field = concerned.find() ? within(path, concerned.group(1)) : path;
    var unexpected = UNEXPECTED.matcher(message);
    String expected = unexpected.find() ? unexpected.group(1) : "";
    if (field == null) {
      return new JsonTrouble(
          "invalid-input",
          "The body must be a JSON object: what is to be in it is described at /docs.",
          null);
    }
    if (expected.equals("START_ARRAY")) {
      // The place where the first element would have been.
      field = field.replaceFirst("\\[0]$", "");
    }
    return new JsonTrouble(
        "invalid-input", field + " " + rule(mismatch, message, expected) + ".", field);
  }

  // The path leads to the property, or to the object that it is missing in.
  private static String within(@Nullable String path, String name) {
    if (path == null) {
      return name;
    }
    return path.equals(name) || path.endsWith("." + name) ? path : path + "." + name;
  }

  private static String rule(SerdeException mismatch, String message, String expected) {
    for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
      if (cause instanceof StrictJson.NotOfTheKind broken) {
        return String.valueOf(broken.getMessage());
      }
    }
    if (mismatch.getCause() instanceof DateTimeParseException) {
      return "must be a time, as in 2026-11-24T12:00:00Z";
    }
    if (message.contains("Required ")) {
      return "must be given";
    }
    return switch (expected) {
      case "START_OBJECT" -> "must be a JSON object";
      case "START_ARRAY" -> "must be an array";
      case "VALUE_STRING" -> "must be a text";
      default -> "must be of the kind that is described at /docs";
    };
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
