package io.clipgen.domain.testing;

import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Movement;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import java.util.List;

/// Signals of a video as a test wants them: of what it does not name, nothing was found.
public final class SignalsBuilder {

  private final long durationMs;
  private Curve loudness = Curve.EMPTY;
  private Curve energy = Curve.EMPTY;
  private List<Long> cuts = List.of();
  private List<Span> silences = List.of();
  private List<Span> blacks = List.of();
  private List<Span> bursts = List.of();
  private List<Span> voices = List.of();
  private List<Span> freezes = List.of();
  private Movement movement = Movement.NONE;

  private SignalsBuilder(long durationMs) {
    this.durationMs = durationMs;
  }

  /// Begins with a video in which nothing was found.
  public static SignalsBuilder of(long durationMs) {
    return new SignalsBuilder(durationMs);
  }

  public SignalsBuilder loudness(float... values) {
    loudness = Curve.of(values);
    return this;
  }

  public SignalsBuilder energy(float... values) {
    energy = Curve.of(values);
    return this;
  }

  public SignalsBuilder cuts(List<Long> times) {
    cuts = times;
    return this;
  }

  public SignalsBuilder silences(Span... spans) {
    silences = List.of(spans);
    return this;
  }

  public SignalsBuilder blacks(List<Span> spans) {
    blacks = spans;
    return this;
  }

  public SignalsBuilder bursts(List<Span> spans) {
    bursts = spans;
    return this;
  }

  public SignalsBuilder voices(Span... spans) {
    voices = List.of(spans);
    return this;
  }

  public SignalsBuilder freezes(Span... spans) {
    freezes = List.of(spans);
    return this;
  }

  public SignalsBuilder movement(Movement found) {
    movement = found;
    return this;
  }

  public Signals build() {
    return new Signals(
        durationMs,
        loudness,
        energy,
        Curve.EMPTY,
        cuts,
        silences,
        blacks,
        bursts,
        voices,
        freezes,
        movement,
        Chat.NONE);
  }
}
