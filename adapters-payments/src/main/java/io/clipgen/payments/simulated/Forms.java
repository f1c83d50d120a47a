package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.domain.shared.Money;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Our words in the provider's, and back.
final class Forms {

  private Forms() {}

  /// A form with our reference and metadata.
  static Map<String, String> of(String reference, Map<String, String> metadata) {
    var form = new LinkedHashMap<String, String>();
    metadata.forEach((name, value) -> form.put("metadata[" + name + "]", value));
    form.put("metadata[reference]", reference);
    return form;
  }

  /// A form with our reference, metadata and an amount.
  static Map<String, String> of(String reference, Map<String, String> metadata, Money amount) {
    Map<String, String> form = of(reference, metadata);
    form.put("amount", Long.toString(amount.minor()));
    form.put("currency", amount.currency().toLowerCase(Locale.ROOT));
    return form;
  }

  static String id(JsonNode object) {
    return object.path("id").asText();
  }

  static Money money(JsonNode object, String field) {
    return Money.of(object.path(field).asLong(), currency(object));
  }

  static String currency(JsonNode object) {
    return object.path("currency").asText().toUpperCase(Locale.ROOT);
  }
}
