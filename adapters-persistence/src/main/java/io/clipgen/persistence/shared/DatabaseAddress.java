package io.clipgen.persistence.shared;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL database is, and who signs in there. Its text form does not show the
/// password.
///
/// @param url a JDBC URL without user and password
/// @param user the owner of the database: it migrates, and may take on the role of the application
/// @param password its password, `null` where the server wants none
public record DatabaseAddress(String url, String user, @Nullable String password) {

  /// Reads `postgres://user:password@host:port/database?options`, or a JDBC URL with `user` and
  /// `password` among its options.
  ///
  /// @throws IllegalArgumentException with a sentence that does not repeat the text, which holds a
  ///   password
  public static DatabaseAddress parse(String text) {
    try {
      return text.startsWith("jdbc:") ? fromJdbc(text) : fromUri(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "DATABASE_URL must look like postgres://user:password@host:5432/database or jdbc:postgresql://…?user=…");
    }
  }

  private static DatabaseAddress fromUri(URI uri) {
    boolean known = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
    String path = uri.getRawPath();
    String userInfo = uri.getRawUserInfo();
    if (!known || uri.getHost() == null || userInfo == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException("not a database's address");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    int colon = userInfo.indexOf(':');
    return new DatabaseAddress(
        "jdbc:postgresql://" + uri.getHost() + port + path + options,
        decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        colon < 0 ? null : decoded(userInfo.substring(colon + 1)));
  }

  private static DatabaseAddress fromJdbc(String url) {
    int question = url.indexOf('?');
    StringBuilder rest = new StringBuilder();
    String user = null;
    String password = null;
    for (String option : question < 0 ? new String[0] : url.substring(question + 1).split("&")) {
      if (option.startsWith("user=")) {
        user = decoded(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        password = decoded(option.substring("password=".length()));
      } else {
        rest.append(rest.isEmpty() ? "?" : "&").append(option);
      }
    }
    if (user == null || !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("not a database's address");
    }
    return new DatabaseAddress(url.substring(0, question) + rest, user, password);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
