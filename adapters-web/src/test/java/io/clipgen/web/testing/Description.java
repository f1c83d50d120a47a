package io.clipgen.web.testing;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// The API's own description, against which every answer of a [WebSlice] is held: a status or a
/// field that it does not name is a client program that breaks.
public final class Description {

  private static final String FILE = "META-INF/swagger/openapi.yml";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Description OF_THIS_BUILD = load();

  private final Map<String, Object> document;
  private final List<Operation> operations = new ArrayList<>();

  private Description(Map<String, Object> document) {
    this.document = document;
    map(document, "paths").forEach((path, item) -> add(path, asMap(item)));
    // What is written out goes before what has a parameter there.
    operations.sort(
        (one, other) ->
            Long.compare(
                one.path().chars().filter(c -> c == '{').count(),
                other.path().chars().filter(c -> c == '{').count()));
  }

  /// The description that was made with the classes under test.
  public static Description ofThisBuild() {
    return OF_THIS_BUILD;
  }

  private static Description load() {
    try (InputStream file = Description.class.getClassLoader().getResourceAsStream(FILE)) {
      return new Description(new Yaml().load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String path, Map<String, Object> item) {
    var pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
    item.forEach(
        (method, operation) -> {
          if (METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            operations.add(
                new Operation(method.toUpperCase(Locale.ROOT), path, pattern, asMap(operation)));
          }
        });
  }

  /// The whole document, as YAML is read.
  public Map<String, Object> document() {
    return document;
  }

  /// Every route with what it answers.
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /// What an answer has that is not described, a sentence each; nothing for a route that is not
  /// described at all.
  ///
  /// @param json reads the body; `null` where it is none
  public List<String> untoldOf(
      String method, String path, int status, Supplier<@Nullable JsonNode> json) {
    var untold = new ArrayList<String>();
    operations.stream()
        .filter(each -> each.method().equals(method) && each.pattern().matcher(path).matches())
        .findFirst()
        .ifPresent(operation -> collect(operation, status, json.get(), untold));
    return untold;
  }

  private void collect(
      Operation operation, int status, @Nullable JsonNode json, List<String> untold) {
    Map<String, Object> answer = operation.answer(status);
    if (answer == null) {
      untold.add("%s does not say that it answers %d".formatted(operation, status));
      return;
    }
    Object schema =
        map(answer, "content").values().stream()
            .findFirst()
            .map(content -> asMap(content).get("schema"))
            .orElse(null);
    if (schema != null && json != null) {
      compare(operation + " " + status, asMap(schema), json, untold);
    }
  }

  private void compare(
      String where, Map<String, Object> schema, JsonNode json, List<String> untold) {
    Map<String, Object> plain = resolved(schema);
    if (json.isArray()) {
      for (JsonNode each : json.values()) {
        compare(where + "[]", map(plain, "items"), each, untold);
      }
      return;
    }
    Map<String, Object> properties = map(plain, "properties");
    if (!json.isObject() || properties.isEmpty()) {
      return;
    }
    json.entries()
        .forEach(
            field -> {
              if (properties.get(field.getKey()) instanceof Map<?, ?> described) {
                compare(where + "." + field.getKey(), asMap(described), field.getValue(), untold);
              } else {
                untold.add("%s has an untold field %s".formatted(where, field.getKey()));
              }
            });
    if (plain.get("required") instanceof List<?> required) {
      for (Object name : required) {
        if (json.get(String.valueOf(name)) == null) {
          untold.add("%s is said to have %s always, and has not".formatted(where, name));
        }
      }
    }
  }

  private Map<String, Object> resolved(Map<String, Object> schema) {
    if (schema.get("$ref") instanceof String ref) {
      Map<String, Object> named =
          map(document, "components", "schemas", ref.substring(ref.lastIndexOf('/') + 1));
      if (named.isEmpty()) {
        throw new AssertionError("There is nothing at " + ref);
      }
      return resolved(named);
    }
    if (schema.get("allOf") instanceof List<?> all && !all.isEmpty()) {
      return resolved(asMap(all.getFirst()));
    }
    return schema;
  }

  private static Map<String, Object> map(Map<String, Object> of, String... names) {
    Map<String, Object> found = of;
    for (String name : names) {
      found = found.get(name) instanceof Map<?, ?> inner ? asMap(inner) : Map.of();
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(@Nullable Object of) {
    return of == null ? Map.of() : (Map<String, Object>) of;
  }

  /// One route.
  ///
  /// @param path with its parameters in braces
  /// @param described all that is said of it
  public record Operation(
      String method, String path, Pattern pattern, Map<String, Object> described) {

    /// What is said of an answer, by its status or by its hundred; `null` if nothing is.
    public @Nullable Map<String, Object> answer(int status) {
      Map<String, Object> responses = map(described, "responses");
      Object found =
          responses.getOrDefault(String.valueOf(status), responses.get(status / 100 + "XX"));
      return found == null ? null : asMap(found);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
