package io.clipgen.media.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.genai.types.Schema;
import com.google.genai.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a JSON schema in Gemini's types.
final class Schemas {

  private Schemas() {}

  static Schema of(JsonNode schema) {
    var typed = Schema.builder();
    if (schema.has("description")) {
      typed.description(schema.path("description").asText());
    }
    switch (schema.path("type").asText()) {
      case "object" -> {
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema
            .path("properties")
            .properties()
            .forEach(p -> properties.put(p.getKey(), of(p.getValue())));
        typed
            .type(Type.Known.OBJECT)
            .properties(properties)
            .required(texts(schema.path("required")))
            .propertyOrdering(List.copyOf(properties.keySet()));
      }
      case "array" -> typed.type(Type.Known.ARRAY).items(of(schema.path("items")));
      case "string" -> {
        typed.type(Type.Known.STRING);
        if (schema.has("enum")) {
          typed.format("enum").enum_(texts(schema.path("enum")));
        }
      }
      case "integer" -> bounded(typed.type(Type.Known.INTEGER), schema);
      case "number" -> bounded(typed.type(Type.Known.NUMBER), schema);
      default -> throw new IllegalArgumentException("no such type in a schema: " + schema);
    }
    return typed.build();
  }

  private static void bounded(Schema.Builder typed, JsonNode schema) {
    if (schema.has("minimum")) {
      typed.minimum(schema.path("minimum").asDouble());
    }
    if (schema.has("maximum")) {
      typed.maximum(schema.path("maximum").asDouble());
    }
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
