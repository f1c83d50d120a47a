package io.clipgen.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir private Path folder;

  @Test
  void what_was_appended_is_told_again_in_order() throws IOException {
    try (Journal journal = Journal.open(file(), _ -> {})) {
      journal.append("one");
      journal.append("zwölf");
    }
    assertThat(lines()).containsExactly("one", "zwölf");
  }

  @Test
  void a_last_line_without_an_end_is_cut_off() throws IOException {
    Files.writeString(file(), "one\ntw");
    try (Journal journal = Journal.open(file(), _ -> {})) {
      journal.append("three");
    }
    assertThat(lines()).containsExactly("one", "three");
    Files.writeString(file(), "fo", StandardOpenOption.APPEND);
    assertThat(lines()).containsExactly("one", "three");
  }

  @Test
  void a_line_that_cannot_be_understood_is_named_by_where_it_begins() throws IOException {
    Files.writeString(file(), "one\ntwo\n");
    assertThatThrownBy(
            () ->
                Journal.open(
                    file(),
                    line -> {
                      if (line.equals("two")) {
                        throw new IOException("two?");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is damaged at byte 4");
  }

  @Test
  void it_has_one_owner() throws IOException {
    try (Journal _ = Journal.open(file(), _ -> {})) {
      assertThatThrownBy(() -> Journal.open(file(), _ -> {}))
          .hasMessageContaining("another simulator works with");
    }
    assertThat(lines()).isEmpty();
  }

  private List<String> lines() throws IOException {
    var told = new ArrayList<String>();
    try (Journal _ = Journal.open(file(), told::add)) {
      return told;
    }
  }

  private Path file() {
    return folder.resolve("journal");
  }
}
