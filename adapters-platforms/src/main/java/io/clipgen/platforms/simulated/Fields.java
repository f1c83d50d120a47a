package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.UrlForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of a request, from its query and its body: JSON, or a form.
record Fields(ObjectNode values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Fields of(@Nullable String query, String body) {
    ObjectNode values = JSON.createObjectNode();
    form(query, values);
    if (body.stripLeading().startsWith("{")) {
      values.setAll(read(body));
    } else {
      form(body, values);
    }
    return new Fields(values);
  }

  private static void form(@Nullable String text, ObjectNode into) {
    try {
      UrlForm.parse(text).forEach(into::put);
    } catch (IllegalArgumentException malformed) {
      throw new ApiError(400, "query_invalid", "The form is malformed.");
    }
  }

  Optional<String> find(String name) {
    return Optional.of(values.path(name).asText()).filter(text -> !text.isBlank());
  }

  String get(String name) {
    return find(name)
        .orElseThrow(
            () -> new ApiError(400, "field_missing", "The field " + name + " is missing."));
  }

  long number(String name) {
    try {
      return Long.parseLong(get(name));
    } catch (NumberFormatException notANumber) {
      throw new ApiError(400, "field_invalid", "The field " + name + " must be a whole number.");
    }
  }

  int number(String name, int otherwise) {
    return find(name).isPresent() ? Math.toIntExact(number(name)) : otherwise;
  }

  private static ObjectNode read(String body) {
    try {
      JsonNode read = JSON.readTree(body);
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException malformed) {
      // said below
    }
    throw new ApiError(400, "body_invalid", "The body must be a JSON object.");
  }
}
