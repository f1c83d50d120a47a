package io.clipgen.bootstrap.journey;

import java.nio.file.Path;

/// The material that the journeys play with.
final class Samples {

  /// 66 seconds with speech in each third.
  static final Path LONG = Clipgen.HOME.resolve("adapters-media/samples/sample.mp4");

  /// 8 seconds, small.
  static final Path SHORT = Clipgen.HOME.resolve("adapters-media/samples/short.mp4");

  /// 360 lines instead of 1,080, where a journey is not about how well the clips look: a ninth of
  /// the work.
  static final String SMALL = "--set=clipgen.clips.shorter-side=360";

  /// The settings that take the short sample's transcript from a file instead of hearing it, where
  /// a journey is about something else.
  static final String[] GIVEN_TRANSCRIPT = given("short.srt");

  /// The same for the long one.
  static final String[] GIVEN_LONG_TRANSCRIPT = given("sample.srt");

  private Samples() {}

  private static String[] given(String transcript) {
    return new String[] {
      "--set=clipgen.transcriber=subtitles",
      "--set=clipgen.transcript="
          + Clipgen.HOME.resolve("adapters-media/samples").resolve(transcript)
    };
  }
}
