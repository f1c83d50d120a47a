package io.clipgen.bootstrap;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// A command cannot do its work. The message is one sentence for the person at the keyboard, and
/// says what to do.
public final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Trouble(String sentence) {
    this(sentence, null);
  }

  public Trouble(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /// What went wrong with a file, in words.
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "no right to write there";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      case NoSuchFileException _ -> "there is no such file or folder";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
