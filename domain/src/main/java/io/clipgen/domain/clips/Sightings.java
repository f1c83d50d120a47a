package io.clipgen.domain.clips;

import java.util.List;

/// What a closer look at one span of a video showed. All times are in span time.
///
/// @param cuts where the scene changes, to the frame
/// @param pictures whose faces are seen in a few pictures of each second, in order of time
public record Sightings(List<Long> cuts, List<Sighting> pictures) {

  /// Nobody has looked.
  public static final Sightings NONE = new Sightings(List.of(), List.of());

  /// The faces in one picture.
  ///
  /// @param atMs when, in span time
  public record Sighting(long atMs, List<Face> faces) {

    public Sighting {
      faces = List.copyOf(faces);
    }
  }

  public Sightings {
    cuts = List.copyOf(cuts);
    pictures = List.copyOf(pictures);
  }
}
