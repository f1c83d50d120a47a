package io.clipgen.web.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refusal as RFC 9457 tells it.
///
/// @param type a stable name of the kind of problem, `urn:clipgen:problem:` and a code in kebab
///   case
/// @param title the status in words
/// @param status the HTTP status
/// @param detail a sentence that says what to do about it
/// @param field the one field or parameter that is concerned, if there is one
/// @param errors every field that breaks a rule, where several do
/// @param requestId what to quote when asking for help
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A refusal, as RFC 9457 tells it")
public record Problem(
    @Schema(example = "urn:clipgen:problem:invalid-input") String type,
    @Schema(example = "Bad Request") String title,
    @Schema(example = "400") int status,
    @Schema(example = "email must look like name@example.com") String detail,
    @Schema(example = "email") @Nullable String field,
    @Nullable List<Violation> errors,
    @Nullable String requestId) {

  /// The media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// One field and the rule that it breaks.
  @Serdeable
  public record Violation(String field, String rule) {}
}
