package io.clipgen.domain.clips;

import java.util.List;
import java.util.Optional;

/// What there is to play of a [MediaStream].
///
/// @param pictures the rungs of its [Ladder], best first, cut at the same times
/// @param sound what is heard with each of them
/// @param framesPerSecond of the pictures
/// @param storyboard what is shown while seeking
/// @param captions whether there are any
public record StreamContent(
    List<Rendition> pictures,
    Optional<Rendition> sound,
    double framesPerSecond,
    Optional<Storyboard> storyboard,
    boolean captions) {

  public StreamContent {
    pictures = List.copyOf(pictures);
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to see");
    }
  }

  /// What a transcoder made of `ladder`, in the order of its names.
  public static StreamContent of(
      Ladder ladder, List<Rendition> made, Storyboard storyboard, boolean captions) {
    int rungs = ladder.rungs().size();
    return new StreamContent(
        made.subList(0, rungs),
        made.stream().skip(rungs).findFirst(),
        ladder.framesPerSecond(),
        Optional.of(storyboard),
        captions);
  }

  /// How long it plays.
  public long lengthMs() {
    return pictures.getFirst().lengthMs();
  }

  /// The picture or sound of that name.
  public Optional<Rendition> find(String name) {
    return pictures.stream()
        .filter(rendition -> rendition.name().equals(name))
        .findFirst()
        .or(() -> sound.filter(rendition -> rendition.name().equals(name)));
  }

  /// The same with captions, or without any.
  public StreamContent captioned(boolean words) {
    return new StreamContent(pictures, sound, framesPerSecond, storyboard, words);
  }

  /// Its beginning up to `ms`, in whole segments, for who may not see all of it. It has no
  /// storyboard, whose pictures are of the rest as well.
  public StreamContent until(long ms) {
    return new StreamContent(
        pictures.stream().map(rendition -> rendition.until(ms)).toList(),
        sound.map(rendition -> rendition.until(ms)),
        framesPerSecond,
        Optional.empty(),
        captions);
  }
}
