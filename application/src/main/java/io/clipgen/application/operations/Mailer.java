package io.clipgen.application.operations;

/// Sends plain mails: through SMTP where it is configured, else into a mailbox that can be read in
/// the embedded mode.
public interface Mailer {

  /// Hands one mail over. Never called inside a transaction.
  ///
  /// @param to the address of one recipient
  /// @param subject one line
  /// @param text plain text
  /// @throws RuntimeException when the mail could not be handed over; who sends may try again
  void send(String to, String subject, String text);
}
