package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.clips.port.PassKeys.PassKey;
import io.clipgen.application.clips.port.Signing;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StreamId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes passes down, signed, and reads them back.
///
/// A pass is in the address of everything that is played under it, and addresses get about. So it
/// comes in two halves: the text for the address, and a proof that only the viewer is given and
/// that travels beside it. One is worth nothing without the other, or with that of another pass.
public final class Passes {

  private static final byte VERSION = 1;
  private static final int BYTES = 1 + 16 + 16 + 8 + 8;
  private static final byte ADDRESS = 'a';
  private static final byte PROOF = 'p';
  // How long a key that another process has made may go unnoticed.
  static final Duration FRESH = Duration.ofSeconds(30);

  private final PassKeys keys;
  private final Signing signing;
  private final InstantSource machine;
  private volatile @Nullable Ring ring;

  /// @param machine the machine's clock
  public Passes(PassKeys keys, Signing signing, InstantSource machine) {
    this.keys = keys;
    this.signing = signing;
    this.machine = machine;
  }

  private record Ring(List<PassKey> keys, Instant readAt) {}

  /// A pass that is written down.
  ///
  /// @param text for the address: letters, digits, `-` and `_`
  /// @param proof for the viewer alone, of the same characters
  /// @param left how long it is good from now on
  public record Signed(Pass pass, String text, String proof, Duration left) {}

  /// What became of reading a pass.
  public sealed interface Reading {

    /// It is good.
    record Good(Pass pass) implements Reading {}

    /// It was good until a while ago.
    record Expired() implements Reading {}

    /// It was not written here, was changed, or is somebody else's.
    record Foreign() implements Reading {}
  }

  /// Writes a pass down.
  public Signed sign(Pass pass) {
    byte[] key = newest(ring().keys()).secret();
    byte[] content = content(pass);
    ByteBuffer text = ByteBuffer.allocate(BYTES + Signing.LENGTH);
    text.put(content).put(signing.sign(key, marked(ADDRESS, content)));
    return new Signed(
        pass,
        encoded(text.array()),
        encoded(signing.sign(key, marked(PROOF, content))),
        Duration.between(machine.instant(), pass.until()));
  }

  /// Reads a pass.
  ///
  /// @param proof the other half; `null` if none was shown
  public Reading read(String text, @Nullable String proof) {
    byte[] given = decoded(text);
    byte[] shown = decoded(proof == null ? "" : proof);
    if (given.length != BYTES + Signing.LENGTH || given[0] != VERSION) {
      return new Reading.Foreign();
    }
    byte[] content = Arrays.copyOf(given, BYTES);
    byte[] signature = Arrays.copyOfRange(given, BYTES, given.length);
    boolean good = false;
    for (PassKey key : ring().keys()) {
      good |=
          signing.verify(key.secret(), marked(ADDRESS, content), signature)
              & signing.verify(key.secret(), marked(PROOF, content), shown);
    }
    if (!good) {
      return new Reading.Foreign();
    }
    Pass pass = pass(content);
    return machine.instant().isBefore(pass.until())
        ? new Reading.Good(pass)
        : new Reading.Expired();
  }

  // The newest that every process knows by now: one that was just made is good nowhere else yet.
  private PassKey newest(List<PassKey> newestFirst) {
    Instant settled = machine.instant().minus(FRESH);
    return newestFirst.stream()
        .filter(key -> !key.madeAt().isAfter(settled))
        .findFirst()
        .orElseGet(newestFirst::getLast);
  }

  private static byte[] content(Pass pass) {
    ByteBuffer content = ByteBuffer.allocate(BYTES).put(VERSION);
    put(content, pass.stream().value());
    put(content, pass.viewer().value());
    return content
        .putLong(pass.until().getEpochSecond())
        .putLong(pass.preview().map(Duration::toMillis).orElse(0L))
        .array();
  }

  private static void put(ByteBuffer target, UUID id) {
    target.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static Pass pass(byte[] bytes) {
    ByteBuffer content = ByteBuffer.wrap(bytes, 1, BYTES - 1);
    return new Pass(
        new StreamId(new UUID(content.getLong(), content.getLong())),
        new PartyId(new UUID(content.getLong(), content.getLong())),
        Instant.ofEpochSecond(content.getLong()),
        Optional.of(Duration.ofMillis(content.getLong())).filter(Duration::isPositive));
  }

  // One half is never good for the other.
  private static byte[] marked(byte half, byte[] content) {
    return ByteBuffer.allocate(1 + content.length).put(half).put(content).array();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      // The last character has bits to spare: only one spelling of a pass is good.
      return encoded(bytes).equals(text) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private Ring ring() {
    Ring current = ring;
    return current != null && machine.instant().isBefore(current.readAt().plus(FRESH))
        ? current
        : reread();
  }

  private synchronized Ring reread() {
    List<PassKey> stored = keys.list();
    if (stored.isEmpty()) {
      // Two processes may both find none: then both keys are kept, and either is good.
      keys.add(PassKey.random(machine.instant()));
      stored = keys.list();
    }
    Ring read = new Ring(stored, machine.instant());
    ring = read;
    return read;
  }
}
