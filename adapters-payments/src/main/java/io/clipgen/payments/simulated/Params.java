package io.clipgen.payments.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.UrlForm;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The parameters of a request, flat: `metadata[reference]` is one name, whether it came as a form
/// or as JSON.
record Params(SortedMap<String, String> values) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofDays(3_660);

  static Params of(@Nullable String query, @Nullable String contentType, String body) {
    SortedMap<String, String> values = form(query);
    if (contentType != null && contentType.startsWith("application/json")) {
      json(body, values);
    } else {
      values.putAll(form(body));
    }
    return new Params(values);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  String get(String name) {
    return find(name).orElseThrow(() -> ApiError.invalid(name, "Missing required param: " + name));
  }

  /// An amount in minor units, above zero.
  long amount(String name) {
    long amount = number(name, get(name));
    if (amount <= 0) {
      throw ApiError.invalid(name, "This value must be greater than or equal to 1.");
    }
    return amount;
  }

  /// A whole number, zero or above.
  Optional<Long> number(String name) {
    Optional<Long> number = find(name).map(text -> number(name, text));
    if (number.isPresent() && number.get() < 0) {
      throw ApiError.invalid(name, "This value must be greater than or equal to 0.");
    }
    return number;
  }

  /// A time above zero, as ISO 8601 writes it: `P3D`.
  Duration duration(String name) {
    try {
      Duration duration = Duration.parse(get(name));
      if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException malformed) {
      // said below
    }
    throw ApiError.invalid(name, "Must be a duration such as PT2H or P3D, of at most ten years.");
  }

  /// A text that may be empty.
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int limit(int most) {
    long limit = find("limit").map(text -> number("limit", text)).orElse(10L);
    if (limit < 1 || limit > most) {
      throw ApiError.invalid("limit", "This value must be between 1 and " + most + ".");
    }
    return (int) limit;
  }

  String currency() {
    String currency = get("currency");
    if (!currency.matches("[a-zA-Z]{3}")) {
      throw ApiError.invalid("currency", "Invalid currency: " + currency);
    }
    return currency.toLowerCase(java.util.Locale.ROOT);
  }

  /// The values under one name: `metadata[a]=1&metadata[b]=2`.
  ObjectNode nested(String name) {
    String prefix = name + "[";
    ObjectNode nested = JSON.createObjectNode();
    values.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .forEach(
            entry ->
                nested.put(
                    entry.getKey().substring(prefix.length(), entry.getKey().length() - 1),
                    entry.getValue()));
    return nested;
  }

  /// The same for two requests that ask the same.
  String fingerprint(String operation) {
    return operation + "?" + values;
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw ApiError.invalid(name, "Invalid integer: " + text);
    }
  }

  private static SortedMap<String, String> form(@Nullable String text) {
    try {
      return UrlForm.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw ApiError.invalid("body", "Malformed form encoding.");
    }
  }

  private static void json(String text, SortedMap<String, String> into) {
    try {
      flatten("", JSON.readTree(text.isBlank() ? "{}" : text), into);
    } catch (JsonProcessingException malformed) {
      throw ApiError.invalid("body", "Malformed JSON.");
    }
  }

  private static void flatten(String name, JsonNode node, SortedMap<String, String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + "[" + field.getKey() + "]",
                      field.getValue(),
                      into));
    } else if (!node.isNull() && !name.isEmpty()) {
      into.put(name, node.asText());
    }
  }
}
