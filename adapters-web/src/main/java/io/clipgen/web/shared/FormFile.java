package io.clipgen.web.shared;

import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.multipart.StreamingFileUpload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that comes as a part of a form, to be read as it arrives.
///
/// Where it is more than this server takes at all, reading it fails as the framework's own limit
/// does, which is answered 413. Many clients listen only when they have sent all: closing it hears
/// out one that has not much left.
public final class FormFile extends FilterInputStream {

  private static final Logger LOG = LoggerFactory.getLogger(FormFile.class);

  private boolean broken;

  private FormFile(InputStream content) {
    super(content);
  }

  /// The content of `file`. Whoever opened it closes it.
  public static InputStream open(StreamingFileUpload file) {
    return new FormFile(file.asInputStream());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (IOException | RuntimeException failure) {
      broken = true;
      ContentLengthExceededException beyond = ProblemResponses.beyondLimit(failure);
      if (beyond != null) {
        throw beyond;
      }
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    try (InputStream content = in) {
      if (!broken) {
        Unread.swallow(content);
      }
    } catch (IOException gone) {
      LOG.debug("the rest of a file does not come", gone);
    }
  }
}
