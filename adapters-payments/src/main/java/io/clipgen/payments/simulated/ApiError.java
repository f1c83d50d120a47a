package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A request that is not fulfilled, in Stripe's form of an error.
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String code;
  private final @Nullable String param;
  private final boolean executed;

  private ApiError(
      int status,
      String type,
      String code,
      @Nullable String param,
      String message,
      boolean executed) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.executed = executed;
  }

  /// A parameter breaks a rule: nothing was begun, so nothing is kept under the idempotency key.
  static ApiError invalid(String param, String message) {
    return new ApiError(400, "invalid_request_error", "parameter_invalid", param, message, false);
  }

  /// Something else that keeps the request from being begun.
  static ApiError notBegun(int status, String type, String code, String message) {
    return new ApiError(status, type, code, null, message, false);
  }

  /// The request was begun and ended with this answer, which is kept under the idempotency key.
  static ApiError refused(int status, String type, String code, String message) {
    return new ApiError(status, type, code, null, message, true);
  }

  /// What is answered when the server itself has failed.
  static Provider.Answer serverError() {
    return new Provider.Answer(
        500, notBegun(500, "api_error", "internal", "An unknown error occurred.").body());
  }

  static ApiError missing(String kind, String id) {
    return notBegun(
        404, "invalid_request_error", "resource_missing", "No such " + kind + ": '" + id + "'");
  }

  /// What is answered.
  Provider.Answer answer() {
    return new Provider.Answer(status, body());
  }

  boolean executed() {
    return executed;
  }

  private ObjectNode body() {
    ObjectNode error =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", type)
            .put("code", code)
            .put("message", getMessage());
    if (param != null) {
      error.put("param", param);
    }
    return JsonNodeFactory.instance.objectNode().set("error", error);
  }
}
