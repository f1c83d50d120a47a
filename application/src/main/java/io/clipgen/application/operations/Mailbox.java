package io.clipgen.application.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mails that an installation without SMTP has kept instead of sending.
public interface Mailbox {

  /// The latest mails, newest first.
  ///
  /// @param to only those to this address, in lower case; `null` for all
  /// @param size how many at most
  List<Mail> latest(@Nullable String to, int size);

  /// A mail that was kept.
  ///
  /// @param to the recipient's address
  /// @param text plain text
  /// @param at when it would have been sent, in business time
  record Mail(String to, String subject, String text, Instant at) {}
}
