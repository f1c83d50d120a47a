package io.clipgen.media.openai;

import io.clipgen.application.clips.port.Transcriber;
import java.net.URI;
import java.time.Duration;

/// Makes the transcriber that asks a service.
public final class OpenAi {

  private OpenAi() {}

  /// Where the service is and how it is asked.
  ///
  /// @param base what its addresses begin with, such as `http://127.0.0.1:8000/v1`
  /// @param key what shows who asks; empty where nobody wants to know
  /// @param model as the service names it
  /// @param language the ISO 639-1 code of what is spoken, or `auto`
  /// @param timeout how long one answer may take
  public record Service(URI base, String key, String model, String language, Duration timeout) {

    /// @throws IllegalArgumentException if the address or the key is none, naming its setting
    public Service {
      if (base.getHost() == null
          || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
        throw new IllegalArgumentException(
            "clipgen.openai.base-url is \"%s\", but must be an address that begins with http:// or https://"
                .formatted(base));
      }
      // The client that sends it would tell everybody what it cannot send.
      if (key.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
        throw new IllegalArgumentException(
            "clipgen.openai.key has blanks or other characters that no key has");
      }
    }

    /// Without the key: this may be written to a log.
    @Override
    public String toString() {
      return model + " at " + base.getHost();
    }
  }

  /// A transcriber that asks this service.
  public static Transcriber transcriber(Service service) {
    return new OpenAiTranscriber(service, new OpenAiClient(service, Thread::sleep));
  }
}
