package io.clipgen.media.models;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whisper's models in ggml's format, each a file in one folder, and where more are to be had.
public final class SpeechModels {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final Path folder;
  private final Optional<URI> base;
  private final Optional<Path> travelling;

  /// @param folder where models are kept; made when the first one comes
  /// @param base the address of a folder with models, if one was named
  public SpeechModels(Path folder, Optional<URI> base) {
    this(folder, base, Optional.empty());
  }

  /// @param folder where models are kept; made when the first one comes
  /// @param base the address of a folder with models, if one was named
  /// @param travelling the one that is here without being fetched
  public SpeechModels(Path folder, Optional<URI> base, Optional<Path> travelling) {
    this.folder = folder;
    this.base = base;
    this.travelling = travelling;
  }

  /// A model that is known by name.
  ///
  /// @param megabytes about how large it is
  /// @param isHere whether it can be used
  public record Model(String name, int megabytes, String what, boolean isHere) {}

  /// Those that are known by name, smallest first.
  public List<Model> list() {
    try (var catalogue = SpeechModels.class.getResourceAsStream("catalogue.tsv")) {
      return new String(Objects.requireNonNull(catalogue).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .map(
              fields ->
                  new Model(
                      fields[0],
                      Integer.parseInt(fields[1]),
                      fields[2],
                      Files.isRegularFile(toUse(fields[0]))))
          .toList();
    } catch (IOException e) {
      throw new MediaFailure("The list of models cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /// Where the model of that name is kept, or will be.
  ///
  /// @param name as in `small.en`, or a whole file name as in `ggml-small.en.bin`
  /// @throws MediaFailure if it cannot be the name of a model
  public Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new MediaFailure(
          "%s is not the name of a model: clipgen models list shows some.".formatted(name));
    }
    return folder.resolve(name.endsWith(".bin") ? name : "ggml-" + name + ".bin");
  }

  /// The file to use for the model of that name: the one that was fetched, or else the one that
  /// travels along, if that is its name.
  ///
  /// @throws MediaFailure if it cannot be the name of a model
  public Path toUse(String name) {
    var fetched = file(name);
    return Files.exists(fetched)
        ? fetched
        : travelling.filter(each -> each.endsWith(fetched.getFileName())).orElse(fetched);
  }

  /// Fetches a model. What came of it before the connection broke is kept, and the next try goes on
  /// from there.
  ///
  /// @param sha256 its checksum; nothing: the file beside it with `.sha256` at its end has it
  /// @return its file; the one there was, if it is the same
  /// @throws MediaFailure if it cannot be fetched or is not what it should be, with what to do
  public Path pull(String name, Optional<String> sha256, Meter meter) throws InterruptedException {
    var file = file(name);
    sha256
        .filter(given -> !SHA256.matcher(given).matches())
        .ifPresent(
            given -> {
              throw new MediaFailure("A SHA-256 has 64 digits from 0 to f: " + given + " has not.");
            });
    var from =
        base.orElseThrow(
            () ->
                new MediaFailure(
                    "It is not known where models are to be had: set clipgen.models.base to the address of a folder with ggml models and their .sha256 files, or put %s there yourself."
                        .formatted(file)));
    var address = from.toString();
    var source = URI.create((address.endsWith("/") ? address : address + "/") + file.getFileName());
    return new Fetching(source, file).fetch(sha256, meter);
  }
}
