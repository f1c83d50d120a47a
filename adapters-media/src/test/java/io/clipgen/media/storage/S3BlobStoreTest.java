package io.clipgen.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.testing.BlobStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3BlobStoreTest extends BlobStoreContract {

  private static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  protected BlobStore store() {
    return Storages.s3(server.emptyBucket());
  }

  @Test
  void an_empty_file_is_sent_without_a_body() throws IOException {
    var sizes = new CopyOnWriteArrayList<String>();
    HttpServer bucket = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    bucket.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (exchange.getRequestMethod().equals("PUT")) {
              sizes.add(exchange.getRequestHeaders().getFirst("Content-Length"));
            }
            exchange.getResponseHeaders().set("ETag", "\"d41d8\"");
            exchange.getResponseHeaders().set("Content-Length", "0");
            exchange.sendResponseHeaders(200, -1);
          }
        });
    bucket.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + bucket.getAddress().getPort());
      BlobStore store =
          Storages.s3(new Storages.S3(address, "us-east-1", "bucket", "access", "secret"));
      store.put(new BlobKey("clips/clp_1.mp4"), InputStream.nullInputStream());
    } finally {
      bucket.stop(0);
    }
    assertThat(sizes).containsExactly("0");
  }
}
