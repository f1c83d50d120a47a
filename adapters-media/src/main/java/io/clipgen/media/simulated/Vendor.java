package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/// How one of the played vendors speaks.
interface Vendor {

  /// Its name, which faults are asked for by.
  String name();

  /// The key that a request bears.
  Optional<String> key(HttpExchange exchange);

  /// Reads and checks a request.
  ///
  /// @throws ApiError if the vendor would not take it
  Asked read(HttpExchange exchange, JsonNode body) throws ApiError;

  /// The stream's first event, if it has one of its own.
  String begin(Asked asked, long promptTokens);

  /// The event with some more of the answer.
  String more(Asked asked, String text, long promptTokens, long answerTokens);

  /// The last event.
  String end(Asked asked, long promptTokens, long answerTokens);

  /// The body that tells of an error.
  JsonNode error(ApiError error);

  /// What was asked.
  ///
  /// @param instructions what the model is to do
  /// @param material what it is to do it with
  record Asked(String model, String instructions, String material) {}
}
