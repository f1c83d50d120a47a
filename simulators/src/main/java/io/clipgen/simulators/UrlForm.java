package io.clipgen.simulators;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names and values as forms and queries write them.
public final class UrlForm {

  private UrlForm() {}

  /// Reads a form; of a name that is there twice the last value counts.
  ///
  /// @throws IllegalArgumentException if it is malformed
  public static SortedMap<String, String> parse(@Nullable String text) {
    var values = new TreeMap<String, String>();
    if (text == null || text.isBlank()) {
      return values;
    }
    for (String pair : text.strip().split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return values;
  }

  /// Writes a form.
  public static String encode(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
