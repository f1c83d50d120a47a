package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainWriterTest {

  @Test
  void what_a_terminal_would_obey_is_not_printed() {
    StringWriter shown = new StringWriter();
    try (PrintWriter out = PlainWriter.over(new PrintWriter(shown))) {
      out.print("Wait \u001b]0;owned\u0007for\u001b[2J it\u009b31m\b!\tGrüße 日本 🙂\n");
      out.printf("%s%c", "\u0000x".toCharArray()[1], '\u001b');
    }
    assertThat(shown).hasToString("Wait ]0;ownedfor[2J it31m!\tGrüße 日本 🙂\nx");
  }

  @Test
  void every_command_prints_through_it() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ClipGenCommand.commandLine().execute("clip", "--length", "\u001b[31mx", "talk.mp4");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("[31mx").doesNotContain("\u001b");
  }
}
