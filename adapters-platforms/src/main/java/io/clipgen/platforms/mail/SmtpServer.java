package io.clipgen.platforms.mail;

import java.util.Optional;

/// An SMTP server and who sends through it.
///
/// @param username empty where the server asks for none
/// @param startTls whether the connection must be encrypted
/// @param from the sender's address
public record SmtpServer(
    String host,
    int port,
    Optional<String> username,
    Optional<String> password,
    boolean startTls,
    String from) {

  public SmtpServer {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "clipgen.mail is \"smtp\": set clipgen.mail.smtp.host to the mail server's name");
    }
  }

  /// Keeps the password out of logs.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
