package io.clipgen.media.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name.
@FunctionalInterface
interface Resolver {

  /// As this machine does.
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /// All addresses of `host`; at least one.
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
