package io.clipgen.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One installation of ClipGen on this machine.
///
/// @param home the folder of the program
/// @param data the folder of everything it keeps
/// @param settings what was set on the command line: wins over every other source
public record Installation(Path home, Path data, Map<String, String> settings) {

  /// The system property that names the folder of the program; the launcher sets it.
  public static final String HOME = "clipgen.home";

  public Installation {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /// The installation of the program that runs.
  ///
  /// @param data `null`: the folder `data` beside the program
  public static Installation here(@Nullable Path data, Map<String, String> settings) {
    Path home = Path.of(System.getProperty(HOME, System.getProperty("user.dir")));
    return new Installation(home, data == null ? home.resolve("data") : data, settings);
  }

  /// The same, with one more setting.
  public Installation with(String key, String value) {
    var more = new HashMap<>(settings);
    more.put(key, value);
    return new Installation(home, data, more);
  }

  /// A folder inside the data folder, made where it is missing.
  ///
  /// @throws Trouble if it cannot be made
  public Path folder(String name) {
    Path folder = data.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Trouble(
          "The folder %s cannot be made (%s): give --data a folder you can write to."
              .formatted(folder, Trouble.reason(e)),
          e);
    }
  }

  /// Where programs that travel with the product are unpacked, once for all installations of this
  /// user.
  public Path cache() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    String user = System.getProperty("user.name");
    Path base =
        chosen != null && !chosen.isBlank()
            ? Path.of(chosen)
            // What root unpacks, the server must be able to run as somebody else.
            : "root".equals(user)
                ? Path.of("/var/cache")
                : Path.of(System.getProperty("user.home"), ".cache");
    Path cache = base.resolve("clipgen");
    try {
      Files.createDirectories(cache);
      if (Files.isWritable(cache)) {
        return cache;
      }
    } catch (IOException _) {
      // A user without a home: the data folder takes them.
    }
    return data.resolve("cache");
  }
}
