package io.clipgen.domain.clips;

import java.util.List;

/// What can be measured in a video without understanding it, and how fast its viewers wrote.
///
/// @param durationMs how much of the video was measured
/// @param loudness momentary loudness in LUFS (EBU R 128); empty without sound
/// @param energy root mean square of the sound in dBFS, −90 for silence; empty without sound
/// @param motion mean difference to the picture before, on a scale of 0 to 255
/// @param cuts times of scene cuts, ascending, in milliseconds
/// @param silences where nothing is to be heard
/// @param blacks where the picture is black
/// @param bursts where it is loud and noisy: applause, laughter, cheers
/// @param voices where somebody speaks, as far as is known: wherever it is not silent, until
///   somebody has listened
/// @param freezes where the picture does not change
/// @param movement where in the picture something moves
/// @param chat how fast the viewers wrote; nothing unless it was brought along
public record Signals(
    long durationMs,
    Curve loudness,
    Curve energy,
    Curve motion,
    List<Long> cuts,
    List<Span> silences,
    List<Span> blacks,
    List<Span> bursts,
    List<Span> voices,
    List<Span> freezes,
    Movement movement,
    Chat chat) {

  public Signals {
    cuts = List.copyOf(cuts);
    silences = List.copyOf(silences);
    blacks = List.copyOf(blacks);
    bursts = List.copyOf(bursts);
    voices = List.copyOf(voices);
    freezes = List.copyOf(freezes);
  }

  /// The same with the chat that was brought along, as far as it lies in the video.
  public Signals withChat(Chat chat) {
    return new Signals(
        durationMs,
        loudness,
        energy,
        motion,
        cuts,
        silences,
        blacks,
        bursts,
        voices,
        freezes,
        movement,
        chat.within(durationMs));
  }

  /// Of a video of which nothing was measured but its length.
  public static Signals none(long durationMs) {
    return new Signals(
        durationMs,
        Curve.EMPTY,
        Curve.EMPTY,
        Curve.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Span.outside(List.of(), durationMs),
        List.of(),
        Movement.NONE,
        Chat.NONE);
  }

  /// The same, after somebody has listened for voices.
  public Signals withVoices(List<Span> heard) {
    return new Signals(
        durationMs,
        loudness,
        energy,
        motion,
        cuts,
        silences,
        blacks,
        bursts,
        heard,
        freezes,
        movement,
        chat);
  }

  /// Where the scene changes inside `span`, in milliseconds from its start.
  public List<Long> cutsWithin(Span span) {
    return cuts.stream().filter(span::isCutBy).map(cut -> cut - span.startMs()).toList();
  }

  /// How many cuts lie in `span`.
  public int cutsIn(Span span) {
    return (int) cuts.stream().filter(span::contains).count();
  }

  /// The part of `span`, from 0 to 1, in which nothing is to be heard.
  public double silentShare(Span span) {
    return share(silences, span);
  }

  /// The part of `span`, from 0 to 1, in which the picture is black.
  public double blackShare(Span span) {
    return share(blacks, span);
  }

  /// The part of `span`, from 0 to 1, in which the picture does not change.
  public double frozenShare(Span span) {
    return share(freezes, span);
  }

  /// The part of `span`, from 0 to 1, that is applause, laughter or the like.
  public double burstShare(Span span) {
    return share(bursts, span);
  }

  /// The part of `span`, from 0 to 1, in which somebody speaks.
  public double voiceShare(Span span) {
    return share(voices, span);
  }

  private static double share(List<Span> parts, Span of) {
    return parts.stream().mapToLong(of::sharedMs).sum() / (double) of.lengthMs();
  }
}
