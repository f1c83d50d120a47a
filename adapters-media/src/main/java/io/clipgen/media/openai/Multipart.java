package io.clipgen.media.openai;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// A form with a file in it, as `multipart/form-data`. Names and values are our own: nothing in
/// them has to be escaped.
final class Multipart {

  private final String boundary = "clipgen-" + UUID.randomUUID();
  private final StringBuilder parts = new StringBuilder();

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  Multipart field(String name, String value) {
    part("form-data; name=\"" + name + "\"").append("\r\n").append(value).append("\r\n");
    return this;
  }

  Multipart fields(String name, List<String> values) {
    values.forEach(value -> field(name, value));
    return this;
  }

  /// The whole, with the file as its last part.
  BodyPublisher file(String name, String fileName, String type, byte[] content) {
    part("form-data; name=\"%s\"; filename=\"%s\"".formatted(name, fileName))
        .append("Content-Type: ")
        .append(type)
        .append("\r\n\r\n");
    return BodyPublishers.concat(
        text(parts.toString()),
        BodyPublishers.ofByteArray(content),
        text("\r\n--" + boundary + "--\r\n"));
  }

  private StringBuilder part(String disposition) {
    return parts
        .append("--")
        .append(boundary)
        .append("\r\nContent-Disposition: ")
        .append(disposition)
        .append("\r\n");
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
  }
}
