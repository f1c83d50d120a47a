package io.clipgen.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1 kB",
    "1048576, 1 MB",
    "1500000, 1.5 MB",
    "999949999, 999.9 MB",
    "999950000, 1 GB",
    "20000000000, 20 GB",
    "5000000000000000, 5000 TB"
  })
  void a_size_is_said_as_people_say_it(long bytes, String words) {
    assertThat(FileSize.inWords(bytes)).isEqualTo(words);
  }
}
