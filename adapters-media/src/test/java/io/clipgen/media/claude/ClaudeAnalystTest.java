package io.clipgen.media.claude;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.media.asking.ModelAnalystContract;
import io.clipgen.media.asking.Waiter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

class ClaudeAnalystTest extends ModelAnalystContract {

  @Override
  protected String name() {
    return "claude";
  }

  @Override
  protected String variable() {
    return Claude.KEYS;
  }

  @Override
  protected HighlightAnalyst analyst(
      Map<String, String> properties,
      Map<String, String> environment,
      Optional<HighlightAnalyst> fallback,
      InstantSource clock,
      Waiter waiter) {
    return Claude.analyst(
        Claude.settings(key -> Optional.ofNullable(properties.get(key)), environment::get),
        fallback,
        clock,
        waiter);
  }
}
