package io.clipgen.web.operations;

import io.clipgen.application.operations.usecase.ReceiveNotice;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Problems;
import io.clipgen.web.shared.Public;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;

/// Where providers tell their news. Nobody signs in here: the signature says who it is.
@Public
@Tag(name = "system")
@AnswersProblems
@Controller("/api/v1/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
class NoticeController {

  private static final int LARGEST = 1 << 18;

  private final ReceiveNotice receive;
  private final Counter first;
  private final Counter again;
  private final Counter doubtful;

  NoticeController(ReceiveNotice receive, MeterRegistry meters) {
    this.receive = receive;
    this.first = heard(meters, "first");
    this.again = heard(meters, "again");
    this.doubtful = heard(meters, "doubtful");
  }

  @Post("/payments")
  @Consumes(MediaType.ALL)
  @Operation(
      summary = "For the payment provider: tell news",
      description =
          "An event as Stripe sends it, at most 256 KiB, signed in `Stripe-Signature`. The same one twice changes nothing.")
  @ApiResponse(responseCode = "200", description = "Heard, now or before")
  @ApiResponse(
      responseCode = "400",
      description = "notice-doubtful: not signed, wrongly or long ago")
  @ApiResponse(responseCode = "413", description = "too-large")
  HeardJson payments(
      @Nullable @Header("Stripe-Signature") String signature, @Body @Nullable InputStream body)
      throws IOException {
    byte[] bytes = body == null ? new byte[0] : read(body);
    return switch (receive.handle(new ReceiveNotice.Command(signature, bytes))) {
      case ReceiveNotice.Outcome.Heard heard -> {
        (heard.first() ? first : again).increment();
        yield new HeardJson(heard.first());
      }
      case ReceiveNotice.Outcome.Doubtful(var reason) -> {
        doubtful.increment();
        throw Problems.refusal(HttpStatus.BAD_REQUEST, "notice-doubtful", reason);
      }
    };
  }

  private static Counter heard(MeterRegistry meters, String how) {
    return Counter.builder("clipgen.provider.notices")
        .description("Notices of the payment provider")
        .tag("heard", how)
        .register(meters);
  }

  private static byte[] read(InputStream body) throws IOException {
    try (body) {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw Problems.refusal(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-large",
            "A notice has at most %d KiB.".formatted(LARGEST >> 10));
      }
      return bytes;
    }
  }

  /// @param first whether it was heard for the first time
  @Serdeable
  @Schema(name = "Heard")
  record HeardJson(boolean first) {}
}
