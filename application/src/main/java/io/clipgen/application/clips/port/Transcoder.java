package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Rendition;
import java.nio.file.Path;
import java.util.List;

/// Makes the renditions of a [Ladder], on this machine or elsewhere.
public interface Transcoder {

  /// Makes every rendition and leaves it in storage, under [Order#file]. Nothing is visible before
  /// it is whole; who gave the order removes what is there if the work fails half-way.
  ///
  /// Giving the same order again, as after a crash, may go on with what was begun.
  ///
  /// @return what was made, in the order of [Ladder#names]
  /// @throws UnusableMedia if the file cannot be transcoded
  /// @throws MediaFailure if it failed although the file may be good
  List<Rendition> transcode(Order order, Meter meter) throws InterruptedException;

  /// How many bytes of this machine's disk that takes beside the file itself, rather too many than
  /// too few.
  long roomFor(Order order);

  /// What it is, for people to read.
  String description();

  /// What is to be made.
  ///
  /// @param reference names the order, the same one each time it is given: letters, digits, `_`
  /// @param stored where the media file is stored
  /// @param local the same file on this machine
  /// @param info what it is
  /// @param into what the keys of the renditions begin with
  record Order(
      String reference, BlobKey stored, Path local, MediaInfo info, Ladder ladder, String into) {

    /// Where a rendition is left: an MP4 of its header and segments.
    public BlobKey file(String rendition) {
      return new BlobKey(into + "/" + rendition + ".mp4");
    }
  }
}
