package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ClipLibrary.WordsFrom;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.clips.Finding;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.SourceVideo;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source video.
@Serdeable
record VideoJson(
    String id,
    String title,
    @Schema(description = "Whether you uploaded it; else it was granted to you") boolean own,
    @Schema(description = "usable or refused") String state,
    @Schema(description = "Why it was refused") @Nullable String reason,
    long durationMs,
    int width,
    int height,
    double framesPerSecond,
    boolean sound,
    long bytes,
    Instant uploadedAt,
    @Schema(
            description =
                "What was found of its quality; black frames and loudness once clips were made of"
                    + " it; empty in lists")
        List<FindingJson> quality,
    @Schema(
            description =
                "Where the words are from that the next order of clips goes by: given (its owner"
                    + " brought a transcript) or heard; null where nobody has listened yet, and in"
                    + " lists",
            example = "heard")
        @Nullable String transcript,
    @Schema(description = "Your newest orders of its clips; empty in lists")
        List<OrderJson> orders) {

  static VideoJson from(
      SourceVideo video,
      Caller caller,
      List<Finding> quality,
      Optional<WordsFrom> words,
      List<OrderJson> orders) {
    MediaInfo info = video.info();
    return new VideoJson(
        video.id().text(),
        video.title(),
        video.owner().equals(caller.party()),
        video.isUsable() ? "usable" : "refused",
        video.state() instanceof SourceVideo.Refused refused ? refused.reason() : null,
        info.durationMs(),
        info.picture().width(),
        info.picture().height(),
        info.picture().framesPerSecond(),
        info.hasSound(),
        info.bytes(),
        video.uploadedAt(),
        quality.stream().map(FindingJson::from).toList(),
        words.map(from -> from.name().toLowerCase(Locale.ROOT)).orElse(null),
        orders);
  }
}
