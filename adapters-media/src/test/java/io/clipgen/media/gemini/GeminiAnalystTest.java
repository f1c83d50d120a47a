package io.clipgen.media.gemini;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.media.asking.ModelAnalystContract;
import io.clipgen.media.asking.Waiter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

class GeminiAnalystTest extends ModelAnalystContract {

  @Override
  protected String name() {
    return "gemini";
  }

  @Override
  protected String variable() {
    return Gemini.KEYS;
  }

  @Override
  protected HighlightAnalyst analyst(
      Map<String, String> properties,
      Map<String, String> environment,
      Optional<HighlightAnalyst> fallback,
      InstantSource clock,
      Waiter waiter) {
    return Gemini.analyst(
        Gemini.settings(key -> Optional.ofNullable(properties.get(key)), environment::get),
        fallback,
        clock,
        waiter);
  }
}
