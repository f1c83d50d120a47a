package io.clipgen.persistence.testing;

import io.clipgen.persistence.embedded.EmbeddedPostgres;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.clipgen.persistence.shared.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// The one PostgreSQL server of a test JVM, in a temporary folder that goes with it. With the
/// system property `clipgen.test.durable` it syncs to the disk, as the one of an installation does.
final class TestServer {

  private static final String PREFIX = "clipgen-test-postgres-";
  private static final String TEMPLATE = "clipgen_template";

  private final EmbeddedPostgres postgres;
  private final AtomicInteger databases = new AtomicInteger();

  private TestServer() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(temporary);
    Path folder = temporary.resolve(PREFIX + ProcessHandle.current().pid());
    postgres =
        Boolean.getBoolean("clipgen.test.durable")
            ? EmbeddedPostgres.open(folder, TestCache.folder())
            : EmbeddedPostgres.openVolatile(folder, TestCache.folder());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  postgres.close();
                  delete(folder);
                }));
    postgres.ensureDatabase(TEMPLATE);
    Migrations.migrate(DataSources.owner(postgres.address(TEMPLATE)));
  }

  private static final class Holder {
    static final TestServer INSTANCE = new TestServer();
  }

  static TestServer get() {
    return Holder.INSTANCE;
  }

  DatabaseAddress freshDatabase() {
    String name = "test_" + databases.incrementAndGet();
    maintenance()
        .useHandle(handle -> handle.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE));
    return postgres.address(name);
  }

  void drop(DatabaseAddress address) {
    maintenance()
        .useHandle(
            handle -> handle.execute("DROP DATABASE IF EXISTS " + name(address) + " WITH (FORCE)"));
  }

  private static String name(DatabaseAddress address) {
    return address.url().substring(address.url().lastIndexOf('/') + 1);
  }

  private Jdbi maintenance() {
    return Jdbi.create(DataSources.owner(postgres.address("postgres")));
  }

  /// Takes away what test JVMs that were killed have left behind, their servers too.
  private static void sweep(Path temporary) {
    try (Stream<Path> all = Files.list(temporary)) {
      for (Path folder :
          all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList()) {
        long pid = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
        if (ProcessHandle.of(pid).isEmpty() && Files.isWritable(folder)) {
          if (Files.exists(folder.resolve("cluster"))) {
            EmbeddedPostgres.openVolatile(folder, TestCache.folder()).close();
          }
          delete(folder);
        }
      }
    } catch (IOException | RuntimeException e) {
      // Another JVM sweeps too, or somebody else's leftovers: none of this test run's business.
      System.err.println("leftovers of earlier test runs remain: " + e.getMessage());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
