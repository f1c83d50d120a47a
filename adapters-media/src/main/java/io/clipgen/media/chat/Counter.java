package io.clipgen.media.chat;

import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Chat;
import java.util.Arrays;

/// Counts messages by the time at which they were written.
final class Counter {

  private static final int STEPS = (int) (Chat.LONGEST_MS / Chat.STEP_MS);

  private int[] counts = new int[256];
  private int used;
  private double lineAt = Double.NaN;
  private boolean lineIsMessage;

  /// A message at `ms` from the start; none where that is no time within the longest broadcast.
  void message(double ms) {
    var step = (int) Math.clamp(Math.floor(ms / Chat.STEP_MS), -1, STEPS);
    if (Double.isNaN(ms) || step < 0 || step >= STEPS) {
      return;
    }
    if (step >= counts.length) {
      counts = Arrays.copyOf(counts, Math.min(STEPS, Math.max(step + 1, counts.length * 2)));
    }
    if (counts[step] < Integer.MAX_VALUE) {
      counts[step]++;
    }
    used = Math.max(used, step + 1);
  }

  /// The object being read happened at `ms`.
  void line(double ms) {
    lineAt = ms;
  }

  /// The object being read is a message.
  void lineIsMessage() {
    lineIsMessage = true;
  }

  /// The object ends.
  void endLine() {
    if (lineIsMessage) {
      message(lineAt);
    }
    lineAt = Double.NaN;
    lineIsMessage = false;
  }

  Chat chat() {
    if (used == 0) {
      throw new UnusableMedia(
          "No message with a time was found: give Twitch's chat with its comments, or YouTube's"
              + " live chat, as JSON.");
    }
    return Chat.of(Arrays.stream(counts, 0, used).boxed().toList());
  }
}
