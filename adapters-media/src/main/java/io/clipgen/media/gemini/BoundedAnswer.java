package io.clipgen.media.gemini;

import io.clipgen.media.asking.BoundedStream;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// An answer's body that fails when more of it comes than anybody needs.
final class BoundedAnswer extends ResponseBody {

  private final ResponseBody body;
  private final BufferedSource source;

  private BoundedAnswer(ResponseBody body) {
    this.body = body;
    this.source = Okio.buffer(Okio.source(new BoundedStream(body.byteStream())));
  }

  static Response of(Response answer) {
    var body = answer.body();
    return body == null ? answer : answer.newBuilder().body(new BoundedAnswer(body)).build();
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return -1;
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
