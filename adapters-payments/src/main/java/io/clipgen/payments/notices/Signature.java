package io.clipgen.payments.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header `Stripe-Signature`: `t=<seconds>,v1=<hex>[,v1=<hex>…]`, where `v1` is the
/// HMAC-SHA256, under the endpoint's secret, of `t`, a dot and the body as it was sent. While a
/// secret is being replaced there is one for the old and one for the new.
///
/// @param at when it was signed, in seconds
/// @param tags the signatures; those of other schemes are left out
public record Signature(long at, List<byte[]> tags) {

  /// The name of the header.
  public static final String HEADER = "Stripe-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST = 4096;

  public Signature {
    tags = List.copyOf(tags);
  }

  /// Signs `body`, once under each secret.
  public static Signature of(byte[] body, Instant at, List<String> secrets) {
    long seconds = at.getEpochSecond();
    return new Signature(seconds, secrets.stream().map(key -> tag(body, seconds, key)).toList());
  }

  /// Reads the header; empty if it is none.
  public static Optional<Signature> parse(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    var times = new ArrayList<Long>();
    var tags = new ArrayList<byte[]>();
    try {
      for (String part : header.split(",")) {
        String text = part.strip();
        if (text.startsWith("t=")) {
          times.add(Long.parseLong(text.substring(2)));
        } else if (text.startsWith("v1=")) {
          tags.add(HexFormat.of().parseHex(text.substring(3)));
        }
      }
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return times.size() == 1 && !tags.isEmpty()
        ? Optional.of(new Signature(times.getFirst(), tags))
        : Optional.empty();
  }

  /// The header's value.
  public String header() {
    var text = new StringBuilder("t=").append(at);
    tags.forEach(tag -> text.append(",v1=").append(HexFormat.of().formatHex(tag)));
    return text.toString();
  }

  /// Whether it was made within `tolerance` of `now`.
  boolean isRecent(Instant now, Duration tolerance) {
    return at >= now.minus(tolerance).getEpochSecond()
        && at <= now.plus(tolerance).getEpochSecond();
  }

  /// Whether one of the secrets has made one of the tags over `body`. Takes as long whichever it
  /// is, and however much of a wrong one is right.
  boolean isOf(byte[] body, List<String> secrets) {
    boolean genuine = false;
    for (String secret : secrets) {
      byte[] expected = tag(body, at, secret);
      for (byte[] given : tags) {
        genuine |= MessageDigest.isEqual(expected, given);
      }
    }
    return genuine;
  }

  private static byte[] tag(byte[] body, long at, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((at + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
