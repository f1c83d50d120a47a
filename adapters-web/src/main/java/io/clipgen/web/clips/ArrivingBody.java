package io.clipgen.web.clips;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/// The body of a request as it comes. Where the connection breaks, all that had arrived is read
/// before the read that fails: `ByteBody.toInputStream()` lets the failure overtake what nobody has
/// read yet.
final class ArrivingBody extends InputStream {

  /// How many parts may wait to be read, each as large as one read of the network.
  private static final int AHEAD = 4;

  private static final byte[] NOTHING = {};

  private final Stream<Signal<byte[]>> parts;
  private final Iterator<Signal<byte[]>> next;
  private byte[] part = NOTHING;
  private int position;
  private boolean ended;

  ArrivingBody(Publisher<byte[]> body) {
    this.parts = Flux.from(body).materialize().toStream(AHEAD);
    this.next = parts.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == part.length) {
      if (ended) {
        return -1;
      }
      advance();
    }
    int read = Math.min(length, part.length - position);
    System.arraycopy(part, position, target, offset, read);
    position += read;
    return read;
  }

  private void advance() throws IOException {
    Signal<byte[]> signal = taken();
    position = 0;
    part = NOTHING;
    if (signal.getThrowable() != null) {
      throw new IOException("The body broke off: " + signal.getThrowable(), signal.getThrowable());
    }
    if (signal.get() == null) {
      ended = true;
    } else {
      part = signal.get();
    }
  }

  private Signal<byte[]> taken() throws IOException {
    try {
      return next.next();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Nobody reads this body any more.");
      }
      throw e;
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
