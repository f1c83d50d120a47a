package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipGenCommandTest {

  @Test
  void help_is_a_command_as_well_as_an_option() {
    var asked = run("help");

    assertThat(asked).isEqualTo(run("--help"));
    assertThat(asked.code()).isZero();
    assertThat(asked.out()).contains("Usage: clipgen", "ledger", "Says what a command does");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "serve", "models"})
  void help_tells_of_one_command(String command) {
    var asked = run("help", command);

    assertThat(asked).isEqualTo(run(command, "--help"));
    assertThat(asked.code()).isZero();
    assertThat(asked.out()).contains("Usage: clipgen " + command);
  }

  @Test
  void help_with_what_there_is_not_says_so() {
    var asked = run("help", "ledgers");

    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("ledgers", "clipgen --help");
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        ClipGenCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(List.of(arguments).toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }
}
