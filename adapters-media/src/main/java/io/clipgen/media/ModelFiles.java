package io.clipgen.media;

import io.clipgen.application.clips.port.MediaFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the models that travel with ClipGen: in the folder `models` of the installation, or in
/// `adapters-media/models` of a clone.
public final class ModelFiles {

  private ModelFiles() {}

  /// The file of that name.
  ///
  /// @param home the installation's folder, if it is known
  /// @throws MediaFailure if it is nowhere, with what to do
  public static Path find(Optional<Path> home, String name) {
    return lookUp(home, name)
        .orElseThrow(
            () ->
                new MediaFailure(
                    "The model %s was not found: set clipgen.home to the folder of the installation, which has it in models or adapters-media/models."
                        .formatted(name)));
  }

  /// The file of that name, if it is anywhere.
  static Optional<Path> lookUp(Optional<Path> home, String name) {
    var above = new ArrayList<Path>();
    home.ifPresent(above::add);
    above.addAll(aboveThisClass());
    return above.stream()
        .flatMap(folder -> List.of("models", "adapters-media/models").stream().map(folder::resolve))
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static List<Path> aboveThisClass() {
    var folders = new ArrayList<Path>();
    try {
      var source = ModelFiles.class.getProtectionDomain().getCodeSource();
      if (source != null) {
        for (var folder = Path.of(source.getLocation().toURI()).toRealPath().getParent();
            folder != null;
            folder = folder.getParent()) {
          folders.add(folder);
        }
      }
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      // Classes that do not lie in a folder have none above them.
    }
    return folders;
  }
}
