package io.clipgen.web.operations;

import io.clipgen.application.operations.Part;
import io.clipgen.application.operations.Parts;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Public;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;

/// What this installation is made of, and how real each part is.
@Public
@Tag(name = "system")
@AnswersProblems
@Controller("/api/v1/system")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SystemController {

  private final Parts parts;

  SystemController(Parts parts) {
    this.parts = parts;
  }

  @Get("/parts")
  @Operation(summary = "What is real, embedded, simulated or offline here")
  PartsJson parts() {
    return new PartsJson(parts.list().stream().map(PartJson::from).toList());
  }

  @Serdeable
  record PartsJson(List<PartJson> items) {}

  /// @param hint what to configure for the real part; empty where it is real
  @Serdeable
  record PartJson(
      @Schema(example = "Payments") String name,
      @Schema(
              example = "simulated",
              allowableValues = {"real", "embedded", "simulated", "offline"})
          String state,
      String version,
      String hint) {

    static PartJson from(Part part) {
      return new PartJson(
          part.name(), part.state().name().toLowerCase(Locale.ROOT), part.version(), part.hint());
    }
  }
}
