package io.clipgen.media.remote;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which addresses may be fetched from: HTTPS on public servers.
///
/// @param loopback whether this machine and plain HTTP are fine too
record AddressRules(boolean loopback) {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\.?");
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");
  private static final Pattern IP4 =
      Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
  private static final Pattern IP6 = Pattern.compile("\\[[0-9a-f:.]+]");

  /// What no public server has: this network, private networks, shared address space, loopback,
  /// link-local, protocol assignments, documentation, relays, benchmarks, multicast, reserved.
  private static final List<Network> NOT_PUBLIC =
      List.of(
          Network.of("0.0.0.0", 8),
          Network.of("10.0.0.0", 8),
          Network.of("100.64.0.0", 10),
          Network.of("127.0.0.0", 8),
          Network.of("169.254.0.0", 16),
          Network.of("172.16.0.0", 12),
          Network.of("192.0.0.0", 24),
          Network.of("192.0.2.0", 24),
          Network.of("192.88.99.0", 24),
          Network.of("192.168.0.0", 16),
          Network.of("198.18.0.0", 15),
          Network.of("198.51.100.0", 24),
          Network.of("203.0.113.0", 24),
          Network.of("224.0.0.0", 3),
          Network.of("2001::", 23),
          Network.of("2001:db8::", 32),
          Network.of("2002::", 16),
          Network.of("3fff::", 20));

  /// The only part of IPv6 that is routed between networks; what maps or translates IPv4 lies
  /// outside of it.
  private static final Network GLOBAL_IP6 = Network.of("2000::", 3);

  /// What is wrong with an address, as a rule; nothing if its host may be looked up.
  Optional<String> refusal(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      return Optional.of("must be an address of the form https://host/path");
    }
    return Optional.ofNullable(broken(uri));
  }

  private @Nullable String broken(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(loopback && scheme.equals("http"))) {
      return "must begin with https://";
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      return "must be an address of the form https://host/path, without a name or password";
    }
    int port = uri.getPort();
    if (port != -1 && port != 443 && (port < 1024 || port > 65_535)) {
      return "must not name the port " + port;
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      return IP6.matcher(host).matches() ? null : "must have a plain host";
    }
    if (NUMERIC.matcher(host).matches()) {
      return IP4.matcher(host).matches() ? null : "must not write its host as a number";
    }
    return NAME.matcher(host).matches() ? null : "must have a plain host";
  }

  /// Whether a server with this address may be contacted.
  boolean allows(InetAddress address) {
    return isPublic(address) || (loopback && address.isLoopbackAddress());
  }

  private static boolean isPublic(InetAddress address) {
    boolean routed = !(address instanceof Inet6Address) || GLOBAL_IP6.contains(address);
    return routed && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
  }

  /// Addresses that begin alike.
  private record Network(InetAddress start, int bits) {

    static Network of(String start, int bits) {
      return new Network(InetAddress.ofLiteral(start), bits);
    }

    boolean contains(InetAddress address) {
      byte[] mine = start.getAddress();
      byte[] other = address.getAddress();
      if (mine.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
