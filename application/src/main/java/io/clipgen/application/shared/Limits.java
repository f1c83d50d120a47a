package io.clipgen.application.shared;

import io.clipgen.domain.shared.PartyId;

/// Answers what a party's plan allows. Until plans are sold, a table in the configuration answers.
public interface Limits {

  /// The largest source video in bytes that `party` may upload.
  long maxUploadBytes(PartyId party);

  /// How many clips `party` may ask of one source video.
  int maxClipsPerVideo(PartyId party);

  /// How many imports of `party` are worked on at a time.
  int maxImportsAtOnce(PartyId party);

  /// How many orders of clips, edits and copies of `party` are worked on at a time.
  int maxOrdersAtOnce(PartyId party);

  /// Whether clips of `party` carry the watermark.
  boolean watermark(PartyId party);
}
