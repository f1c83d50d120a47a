package io.clipgen.bootstrap;

import io.clipgen.application.identity.usecase.CreateAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/// Who administers an installation that nobody has set up.
public final class Administrators {

  /// How the administrator of a new embedded installation signs in.
  public static final String EMAIL = "admin@clipgen.example";

  // Without those that look alike.
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 20;

  private Administrators() {}

  /// A password that nobody has chosen.
  public static String generatedPassword() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /// Makes an administrator.
  public static void create(Core core, String email, String password, String name) {
    core.get(CreateAdmin.class).handle(new CreateAdmin.Command(email, password, name));
  }

  /// Notes that this installation is new, so that it gets its administrator even if this start is
  /// cut off.
  public static void expect(Installation installation) {
    try {
      Path file = expected(installation);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, generatedPassword() + "\n");
    } catch (IOException e) {
      throw new Trouble(
          "The administrator's password cannot be written: " + Trouble.reason(e) + ".", e);
    }
  }

  /// Makes the administrator that is expected.
  ///
  /// @return the file with the generated password; empty if there was nothing to do
  public static Optional<Path> createExpected(Installation installation, Core core) {
    Path expected = expected(installation);
    if (!Files.exists(expected)) {
      return Optional.empty();
    }
    try {
      create(core, EMAIL, Files.readString(expected).strip(), "Administrator");
      return Optional.of(
          Files.move(
              expected,
              installation.data().resolve("admin-password"),
              StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      throw new Trouble(
          "The administrator's password cannot be kept: " + Trouble.reason(e) + ".", e);
    }
  }

  private static Path expected(Installation installation) {
    return installation.folder(".").resolve("admin-password.new");
  }
}
