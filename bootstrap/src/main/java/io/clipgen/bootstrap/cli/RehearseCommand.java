package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `clipgen rehearse`: goes through a start and some requests on another port, changes nothing, and
/// ends. What it loads is what the start-up cache holds.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Rehearses a start, for the start-up cache.")
final class RehearseCommand implements Callable<Integer> {

  private static final List<String> PATHS =
      List.of(
          "/health",
          "/api/v1/system/parts",
          "/api/v1/campaigns",
          "/api/v1/clock",
          "/",
          "/docs/index.html");
  private static final int PATIENCE_MILLIS = 10_000;

  @Mixin private InstallationOptions options;

  @Override
  public Integer call() throws IOException {
    Installation installation =
        options
            .installation()
            .with("micronaut.server.port", "-1")
            .with("clipgen.database.connections", "2");
    try (OpenDatabase database = options.database();
        Core core = Core.over(installation, database)) {
      NettyEmbeddedServer server = core.get(NettyEmbeddedServer.class);
      server.start();
      for (String path : PATHS) {
        visit(server, path);
      }
      server.stopServerOnly();
    }
    return 0;
  }

  private static void visit(NettyEmbeddedServer server, String path) throws IOException {
    HttpURLConnection visit =
        (HttpURLConnection) server.getURI().resolve(path).toURL().openConnection();
    visit.setConnectTimeout(PATIENCE_MILLIS);
    visit.setReadTimeout(PATIENCE_MILLIS);
    visit.getResponseCode();
    visit.disconnect();
  }
}
