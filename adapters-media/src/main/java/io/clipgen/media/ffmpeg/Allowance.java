package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.MediaInfo;
import java.time.Duration;
import java.util.Optional;

/// How long a program may run. What it may compute is that time on each of its threads: processor
/// time counts all of them.
///
/// @param time by the clock
/// @param threads how many it may compute on
record Allowance(Duration time, int threads) {

  /// No program runs for longer, whatever a file says of itself.
  static final Duration LONGEST = Duration.ofHours(24);

  /// So many pixels a second are decoded of what most people upload: 1080p at 30 pictures a second.
  /// Of less, other things than pixels take the time.
  private static final double USUAL_PIXELS = 1920.0 * 1080 * 30;

  /// Where the file does not say what its rate is.
  private static final double USUAL_RATE = 30;

  /// No camera's rate is higher; a damaged file may say anything.
  private static final double HIGHEST_RATE = 240;

  /// Larger pictures are not opened.
  private static final double MOST_PIXELS = Input.MOST_PIXELS;

  Allowance {
    if (time.isNegative() || time.isZero() || threads < 1) {
      throw new IllegalArgumentException("a program needs time, and a thread");
    }
  }

  /// What programs are run for. Each has some time to begin, and for each second of 1080p at 30
  /// pictures a second at least five times what was measured on two slow cores.
  enum Work {
    /// All signals: 0.4 s of computing a second were measured.
    MEASURING(120, 2),
    /// Small pictures in which faces are looked for, by us, while the program waits.
    LOOKING(60, 5),
    /// How loud a part is.
    HEARING(60, 1),
    /// A clip: 2 s of computing a second.
    RENDERING(120, 20),
    /// Its opening, and how loud it is.
    INSPECTING(60, 1),
    /// Pictures along a video's time, from its key frames.
    STILLS(120, 1),
    /// All renditions of a stream: 2.5 s of computing a second.
    LADDER(300, 30);

    private final double start;
    private final double each;

    Work(double start, double each) {
      this.start = start;
      this.each = each;
    }
  }

  /// For work on so much of a file: by the pixels that are to be decoded, never more than
  /// [#LONGEST], on all of the machine's processors.
  static Allowance of(Work work, MediaInfo file, long ms) {
    var seconds = work.start + work.each * load(file.video()) * ms / 1000.0;
    return ofAll(Duration.ofSeconds((long) Math.ceil(Math.min(seconds, LONGEST.toSeconds()))));
  }

  /// That time on all of the machine's processors.
  static Allowance ofAll(Duration time) {
    return new Allowance(time, Runtime.getRuntime().availableProcessors());
  }

  /// How much it may compute, on all threads together.
  Duration computing() {
    return time.multipliedBy(threads);
  }

  /// How many times as much there is to decode in a second as is usual.
  private static double load(Optional<MediaInfo.Picture> video) {
    if (video.isEmpty()) {
      return 1;
    }
    var picture = video.get();
    var rate =
        picture.framesPerSecond() > 0
            ? Math.min(picture.framesPerSecond(), HIGHEST_RATE)
            : USUAL_RATE;
    var pixels = Math.min((double) picture.width() * picture.height(), MOST_PIXELS);
    return Math.max(1, pixels * rate / USUAL_PIXELS);
  }
}
