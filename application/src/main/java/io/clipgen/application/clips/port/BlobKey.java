package io.clipgen.application.clips.port;

import java.util.regex.Pattern;

/// Names a stored file: parts of lower-case letters, digits, hyphens, underscores and inner dots,
/// joined by slashes, as in `clips/clp_06e9…/video.mp4`. It cannot climb out of a folder: a part
/// never begins with a dot.
///
/// @param value at most 255 characters
public record BlobKey(String value) {

  private static final String PART = "[a-z0-9_-][a-z0-9._-]*";
  private static final Pattern KEY = Pattern.compile(PART + "(/" + PART + ")*");
  private static final int LONGEST = 255;

  public BlobKey {
    if (value.length() > LONGEST || !KEY.matcher(value).matches()) {
      throw new IllegalArgumentException("not the key of a stored file: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
