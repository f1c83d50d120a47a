package io.clipgen.platforms.mail;

import io.clipgen.application.operations.Mailer;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/// Hands mails to an SMTP server.
final class SmtpMailer implements Mailer {

  private static final String TIMEOUT_MS = "15000";

  private final Session session;
  private final String from;
  private final InstantSource machineTime;

  SmtpMailer(SmtpServer server, InstantSource machineTime) {
    this.session = Session.getInstance(properties(server), authenticator(server));
    this.from = server.from();
    this.machineTime = machineTime;
  }

  @Override
  public void send(String to, String subject, String text) {
    try {
      var message = new MimeMessage(session);
      message.setFrom(new InternetAddress(from, true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(machineTime.instant()));
      Transport.send(message);
    } catch (MessagingException failure) {
      throw new IllegalStateException(
          "the mail server did not take a mail: check clipgen.mail.smtp.* ("
              + failure.getMessage()
              + ")",
          failure);
    }
  }

  private static Properties properties(SmtpServer server) {
    var properties = new Properties();
    properties.put("mail.smtp.host", server.host());
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    properties.put("mail.smtp.auth", Boolean.toString(server.username().isPresent()));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
    properties.put("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
    properties.put("mail.smtp.timeout", TIMEOUT_MS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
    return properties;
  }

  private static Authenticator authenticator(SmtpServer server) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
            server.username().orElse(""), server.password().orElse(""));
      }
    };
  }
}
