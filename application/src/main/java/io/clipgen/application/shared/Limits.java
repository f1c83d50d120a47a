package io.clipgen.application.shared;

import io.clipgen.domain.shared.PartyId;
import java.time.Duration;

/// Answers what a party's plan allows. Until plans are sold, a table in the configuration answers.
public interface Limits {

  /// The largest source video in bytes that `party` may upload.
  long maxUploadBytes(PartyId party);

  /// How many clips `party` may ask of one source video.
  int maxClipsPerVideo(PartyId party);

  /// How many imports of `party` are worked on at a time.
  int maxImportsAtOnce(PartyId party);

  /// How many orders of clips, edits and copies of `party` are worked on at a time; and as many
  /// streams.
  int maxOrdersAtOnce(PartyId party);

  /// How long a card before or after a clip of `party` may be shown.
  default Duration longestCard(PartyId party) {
    return Duration.ofSeconds(10);
  }

  /// Whether clips of `party` carry the watermark.
  boolean watermark(PartyId party);
}
