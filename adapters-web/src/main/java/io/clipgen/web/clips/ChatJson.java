package io.clipgen.web.clips;

import io.clipgen.domain.clips.Chat;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// What the viewers of a video wrote.
@Serdeable
record ChatJson(
    @Schema(description = "Messages within the video", example = "5321") long messages,
    @Schema(description = "Where they suddenly came much faster") List<SpikeJson> spikes) {

  static ChatJson from(Chat chat) {
    return new ChatJson(chat.messages(), chat.spikes().stream().map(SpikeJson::from).toList());
  }

  /// A time in which viewers wrote much faster.
  @Serdeable
  record SpikeJson(
      long startMs,
      long endMs,
      @Schema(description = "How many times as fast as usual", example = "6.0") double times) {

    static SpikeJson from(Chat.Spike spike) {
      return new SpikeJson(spike.span().startMs(), spike.span().endMs(), spike.times());
    }
  }
}
