package io.clipgen.media.storage;

import java.io.IOException;

/// How a full disk is recognized and told.
final class DiskFull {

  /// The end of a sentence.
  static final String WHAT_TO_DO = "the disk is full: free some space and try again";

  private DiskFull() {}

  static boolean is(IOException cause) {
    return String.valueOf(cause.getMessage()).contains("No space left");
  }
}
