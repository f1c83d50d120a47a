package io.clipgen.web.clips;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest(name = "{0} of 1000 bytes is {1} to {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0       | 0   | 0",
        "bytes=0-499     | 0   | 499",
        "bytes=500-      | 500 | 999",
        "bytes=999-      | 999 | 999",
        "bytes=999-999   | 999 | 999",
        "bytes=500-5000  | 500 | 999",
        "bytes=-1        | 999 | 999",
        "bytes=-500      | 500 | 999",
        "bytes=-5000     | 0   | 999",
        "bytes=0-        | 0   | 999",
        "Bytes = 1-2     | 1   | 2",
        "bytes=0-99999999999999999999999 | 0 | 999",
        "bytes=-99999999999999999999999  | 0 | 999"
      })
  void a_range_in_the_file_is_a_part(String header, long first, long last) {
    assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Part(first, last));
  }

  @ParameterizedTest(name = "{0} of 1000 bytes cannot be satisfied")
  @CsvSource({"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999999-"})
  void a_range_after_the_end_cannot_be_satisfied(String header) {
    assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Unsatisfiable());
  }

  @ParameterizedTest(name = "{0} is passed over")
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=5-4",
        "bytes=-",
        "bytes=",
        "bytes",
        "items=0-1",
        "bytes=a-b",
        "bytes=0-1,5-6",
        "bytes=0 - 1",
        "0-1",
        "bytes=--1",
        "bytes=1-2-3"
      })
  void what_does_not_read_or_is_several_is_passed_over(String header) {
    assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void without_a_header_it_is_the_whole() {
    assertThat(ByteRange.of(null, 1000)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void an_empty_file_has_no_parts() {
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
    assertThat(ByteRange.of("bytes=-1", 0)).isEqualTo(new ByteRange.Unsatisfiable());
  }
}
