package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.UnusableMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Other people's servers, in the heap.
public final class PaperRemoteFiles implements RemoteFiles {

  private final Map<String, byte[]> contents = new HashMap<>();

  /// Puts a file there.
  public String serve(String path, byte[] content) {
    String address = "https://films.example" + path;
    contents.put(address, content);
    return address;
  }

  @Override
  public Optional<String> refusal(String address) {
    return address.startsWith("https://")
        ? Optional.empty()
        : Optional.of("must begin with https://");
  }

  @Override
  public Fetched fetch(String address, Path target, long mostBytes, Meter meter)
      throws InterruptedException {
    byte[] content = contents.get(address);
    if (content == null) {
      throw new UnusableMedia("There is no file at this address.");
    }
    if (content.length > mostBytes) {
      throw new UnusableMedia("The file is larger than your plan takes.");
    }
    meter.reached(0.5);
    try {
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Fetched(address.substring(address.lastIndexOf('/') + 1), content.length);
  }
}
