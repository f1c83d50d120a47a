package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.earnings.SignedFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementCommandTest {

  private static final String BODY =
      "{\"summary\":\"party pty_1; available 0.00 USD + 5.00 USD = 5.00 USD;"
          + " in payout 1.00 USD + -1.00 USD = 0.00 USD; not sealed yet\"}";

  @TempDir Path folder;
  private Path statement = Path.of("");
  private Path keys = Path.of("");

  @BeforeEach
  void a_statement_is_signed() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    statement = folder.resolve("statement.json");
    keys = folder.resolve("keys.pem");
    Files.write(
        statement,
        SignedFile.sign(
            SignedFile.Form.JSON,
            BODY.getBytes(StandardCharsets.UTF_8),
            SignedFile.name(pair.getPublic()),
            pair.getPrivate()));
    Files.writeString(keys, SignedFile.pem(pair.getPublic()));
  }

  @Test
  void a_statement_is_verified_with_the_key_alone_and_each_balance_is_called_by_its_whole_name() {
    Said said = verify(statement, keys);

    assertThat(said.code()).isZero();
    assertThat(said.lines())
        .contains("is valid")
        .contains("  party      pty_1\n")
        .contains("  available  0.00 USD + 5.00 USD = 5.00 USD\n")
        .contains("  in payout  1.00 USD + -1.00 USD = 0.00 USD\n")
        .contains("  not sealed yet");
  }

  @Test
  void one_bit_changed_is_noticed() throws Exception {
    byte[] file = Files.readAllBytes(statement);
    file[BODY.indexOf("5.00")] ^= 1;
    Files.write(statement, file);

    Said said = verify(statement, keys);

    assertThat(said.code()).isOne();
    assertThat(said.lines()).contains("is NOT valid: it is not what was signed with the key");
  }

  @Test
  void a_file_that_is_not_there_is_said_not_to_be() {
    Path none = folder.resolve("none.json");

    Said said = verify(none, keys);

    assertThat(said.code()).isOne();
    assertThat(said.lines())
        .isEqualToIgnoringNewLines(none + " cannot be read (there is no such file or folder).");
  }

  private static Said verify(Path file, Path keys) {
    var lines = new StringWriter();
    var out = new PrintWriter(lines, true);
    int code =
        ClipGenCommand.commandLine()
            .setOut(out)
            .setErr(out)
            .execute("statement", "verify", file.toString(), "--key", keys.toString());
    return new Said(code, lines.toString());
  }

  private record Said(int code, String lines) {}
}
