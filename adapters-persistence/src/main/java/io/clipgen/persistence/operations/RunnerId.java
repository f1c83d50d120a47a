package io.clipgen.persistence.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process that works in the background, named so that its host can tell whether it still lives.
///
/// @param host the machine's name
/// @param pid the process on it
/// @param started when that process started: process ids come back
record RunnerId(String host, long pid, Instant started) {

  // The system's boot time, which a process's start is counted from, is read by the second.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /// This process.
  static RunnerId current() {
    ProcessHandle me = ProcessHandle.current();
    Instant started = me.info().startInstant().orElse(Instant.EPOCH);
    return new RunnerId(hostName(), me.pid(), Instant.ofEpochMilli(started.toEpochMilli()));
  }

  /// Reads the text form.
  static Optional<RunnerId> parse(String text) {
    String[] parts = text.split("/");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Instant started = Instant.ofEpochMilli(Long.parseLong(parts[2]));
      return Optional.of(new RunnerId(parts[0], Long.parseLong(parts[1]), started));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The text form.
  String text() {
    return host + "/" + pid + "/" + started.toEpochMilli();
  }

  /// Whether this was a process of the same host as `here`, and lives no more. Of other hosts
  /// nobody can say: their heartbeats must run out.
  boolean isGone(RunnerId here) {
    return host.equals(here.host)
        && !equals(here)
        && ProcessHandle.of(pid).filter(this::is).isEmpty();
  }

  private boolean is(ProcessHandle process) {
    return process.isAlive()
        && process
            .info()
            .startInstant()
            .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
            .orElse(true);
  }

  private static String hostName() {
    try {
      String name = InetAddress.getLocalHost().getHostName().replace('/', '-');
      return name.length() > 60 ? name.substring(0, 60) : name;
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
