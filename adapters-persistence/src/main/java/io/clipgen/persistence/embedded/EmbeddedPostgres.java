package io.clipgen.persistence.embedded;

import io.clipgen.persistence.shared.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running PostgreSQL server over a data folder.
///
/// In the folder: `cluster` (PostgreSQL's own), `password` (of the user `clipgen`, readable by its
/// owner only), `server.log` and `users.lock`. A server that still runs there, because its process
/// was killed or because another process uses it too, is used as it is; [#close] stops the server
/// unless somebody else still uses it.
public final class EmbeddedPostgres implements AutoCloseable {

  /// The user who owns everything in the cluster.
  public static final String USER = "clipgen";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final String ADDRESS_IN_USE = "Address already in use";
  // Processes of a server that was killed let go of its memory only when they notice.
  private static final String MEMORY_IN_USE = "pre-existing shared memory block";
  private static final int STARTS = 10;
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 60;
  private static final long LOG_BYTES = 10_000_000;

  private final Path folder;
  private final Path cluster;
  private final Binaries binaries;
  private final Runner runner;
  private final boolean durable;
  private final String version;
  private String password = "";
  private int port;
  private boolean adopted;
  private boolean open;

  private EmbeddedPostgres(Path folder, Path cache, boolean durable) throws IOException {
    this.folder = folder;
    this.cluster = folder.resolve("cluster");
    this.durable = durable;
    this.binaries = Binaries.unpackedIn(cache);
    this.runner = Runner.forCluster(folder, cluster, binaries);
    this.version = bundledVersion();
  }

  /// Opens the server of `folder`: makes the cluster if there is none, starts the server if it does
  /// not run.
  ///
  /// @param folder is made where it is missing
  /// @param cache where the programs are unpacked, once for all data folders
  /// @throws EmbeddedPostgresFailure with one sentence for the person at the keyboard
  public static EmbeddedPostgres open(Path folder, Path cache) {
    return open(folder, cache, true);
  }

  /// The same without syncing to the disk: for data that nobody will miss.
  public static EmbeddedPostgres openVolatile(Path folder, Path cache) {
    return open(folder, cache, false);
  }

  private static EmbeddedPostgres open(Path folder, Path cache, boolean durable) {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      return Users.enter(
          real.resolve("users.lock"),
          () -> {
            EmbeddedPostgres server = new EmbeddedPostgres(real, cache.toAbsolutePath(), durable);
            server.start();
            return server;
          });
    } catch (IOException e) {
      throw Folders.failure("The database in " + folder + " cannot be opened", e);
    }
  }

  /// Where a database of this server is, for its owner.
  public DatabaseAddress address(String database) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, password);
  }

  /// The version of the server, as in `17.11`.
  public String version() {
    return version;
  }

  /// Whether the server ran already.
  public boolean adopted() {
    return adopted;
  }

  /// Makes a database of that name unless it is there.
  public void ensureDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw Folders.failure(
          "The database " + name + " cannot be made", String.valueOf(e.getMessage()), e);
    }
  }

  /// Stops the server, unless another user of the folder is still there. Harmless when called
  /// twice.
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      Users.leave(
          folder.resolve("users.lock"),
          () -> {
            stop("fast");
            return true;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    refuseOtherMajor();
    if (Files.exists(cluster)) {
      password = Files.readString(passwordFile()).strip();
      adopted = adopt();
    } else {
      initialise();
    }
    if (!adopted) {
      Files.deleteIfExists(PostmasterFile.of(cluster));
      launch();
    }
    open = true;
  }

  private void refuseOtherMajor() throws IOException {
    Path file = cluster.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    String theirs = Files.readString(file).strip();
    String ours = version.substring(0, version.indexOf('.'));
    if (!theirs.equals(ours)) {
      throw new EmbeddedPostgresFailure(
          "The database in %s was made by PostgreSQL %s, and this ClipGen brings PostgreSQL %s: use the ClipGen that made it, or give --data another folder."
              .formatted(folder, theirs, ours));
    }
  }

  private void initialise() throws IOException {
    LOG.info("making a new database in {}", folder);
    password = rememberedPassword();
    Path fresh = folder.resolve("cluster.new");
    Path copy = folder.resolve("password.new");
    Folders.delete(fresh);
    Files.deleteIfExists(copy);
    try {
      Files.createDirectory(fresh, onlyOwner("rwx------"));
      runner.own(fresh);
      Files.createFile(copy, onlyOwner("rw-------"));
      Files.writeString(copy, password + "\n");
      runner.own(copy);
      // One collation that is the same on every machine; checksums, because disks lie.
      Runner.Outcome made =
          runner.run(
              START_SECONDS,
              binaries.program("initdb").toString(),
              "--pgdata=" + fresh,
              "--username=" + USER,
              "--auth=scram-sha-256",
              "--pwfile=" + copy,
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--locale-provider=icu",
              "--icu-locale=und",
              "--data-checksums");
      if (made.failed()) {
        throw Folders.failure(
            "The database cannot be made in " + folder, reason(made.output()), null);
      }
      Files.move(fresh, cluster);
    } finally {
      Files.deleteIfExists(copy);
      Folders.delete(fresh);
    }
  }

  /// The password is written before the cluster, so that no cluster is ever without its password.
  private String rememberedPassword() throws IOException {
    Path file = passwordFile();
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path fresh = Files.createTempFile(folder, "password", ".new", onlyOwner("rw-------"));
      Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n");
      Files.move(fresh, file);
    }
    return Files.readString(file).strip();
  }

  /// Takes over a server that runs in the cluster. One that runs and does not answer is stopped.
  private boolean adopt() throws IOException {
    Optional<PostmasterFile> running =
        PostmasterFile.read(cluster).filter(file -> file.serves(cluster));
    if (running.isEmpty()) {
      return false;
    }
    port = running.get().port();
    SQLException failure = null;
    for (int attempt = 0; attempt < STARTS * 10 && running.get().serves(cluster); attempt++) {
      try (Connection _ = connect()) {
        LOG.info("using the PostgreSQL that runs in {}", folder);
        return true;
      } catch (SQLException e) {
        failure = e;
        pause(200);
      }
    }
    LOG.warn("the PostgreSQL that runs in {} does not answer and is stopped", folder, failure);
    stop("immediate");
    return false;
  }

  private void launch() throws IOException {
    Path log = folder.resolve("server.log");
    for (int attempt = 1; ; attempt++) {
      makeRoomFor(log);
      long before = Files.size(log);
      port = freePort();
      // pg_ctl gives the server a session of its own: Ctrl-C in our terminal must not reach it
      // before we are done.
      Runner.Outcome started =
          runner.run(
              START_SECONDS + 10,
              binaries.program("pg_ctl").toString(),
              "start",
              "--pgdata=" + cluster,
              "--wait",
              "--timeout=" + START_SECONDS,
              "--log=" + log,
              "--options=" + String.join(" ", options()));
      if (!started.failed()) {
        return;
      }
      String said = tail(log, before);
      boolean again = said.contains(ADDRESS_IN_USE) || said.contains(MEMORY_IN_USE);
      if (!again || attempt == STARTS) {
        throw Folders.failure(
            "The database in " + folder + " cannot be started",
            reason(said + "\n" + started.output()) + " (see " + log + ")",
            null);
      }
      pause(500);
    }
  }

  private List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-c listen_addresses=127.0.0.1",
                "-c port=" + port,
                "-c unix_socket_directories=''",
                "-c max_connections=200",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c log_line_prefix='%m [%p] '"));
    if (!durable) {
      options.addAll(
          List.of("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"));
    }
    return options;
  }

  private void stop(String mode) throws IOException {
    Optional<PostmasterFile> running =
        PostmasterFile.read(cluster).filter(file -> file.serves(cluster));
    if (running.isEmpty()) {
      return;
    }
    Runner.Outcome stopped =
        runner.run(
            STOP_SECONDS + 10,
            binaries.program("pg_ctl").toString(),
            "stop",
            "--pgdata=" + cluster,
            "--mode=" + mode,
            "--wait",
            "--timeout=" + STOP_SECONDS);
    if (stopped.failed() && running.get().serves(cluster)) {
      throw new EmbeddedPostgresFailure(
          "The database in " + folder + " cannot be stopped: " + reason(stopped.output()) + ".");
    }
  }

  private Connection connect() throws SQLException {
    DatabaseAddress address = address("postgres");
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(address.url(), properties);
  }

  private void makeRoomFor(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(log, onlyOwner("rw-------"));
      runner.own(log);
    }
  }

  private String bundledVersion() {
    String said = runner.run(10, binaries.program("postgres").toString(), "--version").output();
    Matcher matcher = VERSION.matcher(said);
    if (!matcher.find()) {
      throw new EmbeddedPostgresFailure(
          "The embedded PostgreSQL does not run on this machine: " + reason(said) + ".");
    }
    return matcher.group();
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String tail(Path log, long from) throws IOException {
    byte[] all = Files.readAllBytes(log);
    return new String(
        all,
        (int) Math.min(from, all.length),
        (int) Math.max(0, all.length - from),
        StandardCharsets.UTF_8);
  }

  /// The line that says why: the first that PostgreSQL itself calls an error, else the last.
  private static String reason(String output) {
    List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.contains("FATAL:") || line.contains("error:"))
        .map(line -> line.replaceFirst(".*(FATAL:|error:)\\s*", ""))
        .findFirst()
        .orElse(lines.isEmpty() ? "it gave no reason" : lines.getLast());
  }

  private static FileAttribute<?> onlyOwner(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresFailure("The start of the database was interrupted.", e);
    }
  }
}
