package io.clipgen.web.shared;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Optional;

/// Where people reach this installation, which what listens here cannot know where a proxy stands
/// before it.
@Context
public final class PublicAddress {

  private static final String KEY = "clipgen.public-address";

  private final Optional<URI> address;

  /// @param address as in `https://clips.example`; empty: as requests come in
  /// @throws IllegalArgumentException if it is no address of a web site
  public PublicAddress(@Property(name = KEY, defaultValue = "") String address) {
    this.address =
        Optional.of(address.strip()).filter(text -> !text.isEmpty()).map(PublicAddress::read);
  }

  private static URI read(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && (isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(sentence(text), e);
    }
    throw new IllegalArgumentException(sentence(text));
  }

  private static String sentence(String text) {
    return "%s is \"%s\", but must be an address that begins with http:// or https://, as in https://clips.example"
        .formatted(KEY, text);
  }

  /// Whether who sent `request` sent it encrypted.
  public boolean isSecure(HttpRequest<?> request) {
    return address.map(PublicAddress::isHttps).orElseGet(request::isSecure);
  }

  private static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
