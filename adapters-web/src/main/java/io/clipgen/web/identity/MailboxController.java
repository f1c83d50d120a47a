package io.clipgen.web.identity;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.usecase.ReadMailbox;
import io.clipgen.application.operations.Mailbox.Mail;
import io.clipgen.application.shared.NotFound;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The mails that were kept instead of sent.
@Tag(name = "system")
@AnswersProblems
@Controller("/api/v1/mailbox")
@ExecuteOn(TaskExecutors.BLOCKING)
class MailboxController {

  private final Optional<ReadMailbox> readMailbox;

  MailboxController(Optional<ReadMailbox> readMailbox) {
    this.readMailbox = readMailbox;
  }

  @Get
  @Operation(
      summary = "The latest mails, newest first",
      description =
          "Only where no SMTP server is configured. Administrators see all, others their own.")
  MailsJson read(Caller caller) {
    var mails =
        readMailbox
            .orElseThrow(() -> new NotFound("mailbox", "(mails are sent by SMTP here)"))
            .handle(caller);
    return new MailsJson(mails.stream().map(MailJson::from).toList());
  }

  @Serdeable
  record MailsJson(List<MailJson> items) {}

  @Serdeable
  record MailJson(String to, String subject, String text, Instant at) {

    static MailJson from(Mail mail) {
      return new MailJson(mail.to(), mail.subject(), mail.text(), mail.at());
    }
  }
}
