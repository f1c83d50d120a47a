package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.media.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an FFmpeg must be able to do: what is asked of it, all of it and nothing else.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LocatorTest {

  private static final Path SOURCES =
      Path.of("..", "adapters-media", "src", "main", "java", "io", "clipgen", "media", "ffmpeg");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /// A name where graphs have filters: first, or after a comma, a semicolon or a label, and before
  /// options, another filter, a label or the end.
  private static final Pattern FILTER =
      Pattern.compile("(?:^|[,;\\]])([a-z][a-z0-9_]*)(?=[=,\\[;]|$)");

  @TempDir Path folder;

  @Test
  void every_filter_that_the_sources_name_is_asked_for_and_no_other() throws Exception {
    var binaries = new Locator(Samples.CACHE, null).find("bundled");
    var process = new ProcessBuilder(binaries.ffmpeg().toString(), "-hide_banner", "-filters");
    process.environment().putAll(binaries.environment());
    var table = new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var there = Set.copyOf(Locator.names(table));

    var named = new TreeSet<>(named());
    named.retainAll(there);
    // Which does nothing, and is the name of a format too.
    named.add("null");

    assertThat(Locator.FILTERS).containsExactlyElementsOf(named);
  }

  /// What stands where a filter would, in the texts of the sources of graphs.
  private static Set<String> named() throws IOException {
    try (var files = Files.list(SOURCES)) {
      return files
          .filter(file -> !file.endsWith("Locator.java"))
          .map(LocatorTest::read)
          .flatMap(source -> LITERAL.matcher(source).results())
          .map(literal -> literal.group(1))
          .flatMap(
              text ->
                  FILTER
                      .matcher(text)
                      .results()
                      .map(name -> name.group(1))
                      .filter(name -> !name.equals(text)))
          .collect(Collectors.toSet());
    }
  }

  private static String read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> !line.strip().startsWith("//")).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scdet", "vstack", "alimiter", "transpose"})
  void one_without_a_filter_is_refused_by_that_name(String filter) throws Exception {
    var bundled = new Locator(Samples.CACHE, null).find("bundled");
    script("ffprobe", "exec " + bundled.ffprobe() + " \"$@\"", bundled);
    script("ffmpeg", bundled.ffmpeg() + " \"$@\" | grep -v ' " + filter + " '", bundled);

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> new Locator(Samples.CACHE, null).find(folder.toString()))
        .withMessageEndingWith("lacks " + filter + ".");
  }

  private void script(String name, String command, Binaries bundled) throws IOException {
    var variables =
        bundled.environment().entrySet().stream()
            .map(each -> "export " + each.getKey() + "='" + each.getValue() + "'\n")
            .collect(Collectors.joining());
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + variables + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
