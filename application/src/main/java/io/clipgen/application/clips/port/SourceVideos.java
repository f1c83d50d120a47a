package io.clipgen.application.clips.port;

import io.clipgen.application.clips.Analysis;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.Optional;

/// The uploaded videos, who may use them, and what was found out about them. Writes join the open
/// transaction.
public interface SourceVideos {

  /// Adds a video.
  void add(SourceVideo video);

  /// A video, whoever may see it.
  Optional<SourceVideo> find(SourceVideoId video);

  /// A video that `party` owns or was granted.
  Optional<SourceVideo> findVisible(SourceVideoId video, PartyId party);

  /// Changes a video's state to that of `video`.
  void saveState(SourceVideo video);

  /// Lets `party` see `video` and make clips of it; granting twice changes nothing.
  void grant(SourceVideoId video, PartyId party);

  /// Keeps what was measured of a video until all is found out about it.
  void saveSignals(SourceVideoId video, Signals signals);

  /// What was measured of a video, whether or not it was heard since.
  Optional<Signals> findSignals(SourceVideoId video);

  /// Notes that small pictures of a video are stored, and how they lie.
  void saveStoryboard(SourceVideoId video, Storyboard storyboard);

  /// How the small pictures of a video lie, if there are any.
  Optional<Storyboard> findStoryboard(SourceVideoId video);

  /// Keeps what was found out about a video, in place of what was kept before.
  void saveAnalysis(SourceVideoId video, Analysis analysis);

  /// What was found out about a video.
  Optional<Analysis> findAnalysis(SourceVideoId video);

  /// What was found out about a video, with `words` in place of what was heard where somebody has
  /// brought them: then nobody need have listened.
  default Optional<Analysis> findAnalysis(SourceVideoId video, Optional<Transcript> words) {
    return words.isEmpty()
        ? findAnalysis(video)
        : find(video)
            .flatMap(
                found ->
                    findSignals(video)
                        .map(signals -> new Analysis(found.info(), signals, words.get())));
  }

  /// Keeps a transcript that somebody brought of a video, in place of what was kept before: orders
  /// from then on go by it.
  void saveTranscript(SourceVideoId video, Transcript transcript);

  /// The transcript that orders of a video go by from now on, if it was brought along.
  Optional<Transcript> findTranscript(SourceVideoId video);

  /// Gives up the transcript that somebody brought: orders from then on go by what is heard.
  void removeTranscript(SourceVideoId video);

  /// Keeps what the viewers of a video wrote, in place of what was kept before.
  void saveChat(SourceVideoId video, Chat chat);

  /// What the viewers of a video wrote, if it was brought along.
  Optional<Chat> findChat(SourceVideoId video);
}
