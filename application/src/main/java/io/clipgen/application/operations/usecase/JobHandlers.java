package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.JobHandler;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who does which kind of job.
public final class JobHandlers {

  private final Map<String, JobHandler<?>> byKind = new TreeMap<>();

  /// @throws IllegalArgumentException if two handlers do the same kind
  public JobHandlers(Collection<? extends JobHandler<?>> handlers) {
    for (JobHandler<?> handler : handlers) {
      if (byKind.putIfAbsent(handler.kind(), handler) != null) {
        throw new IllegalArgumentException("two handlers do jobs of the kind " + handler.kind());
      }
    }
  }

  /// The handler of `kind`.
  ///
  /// @throws IllegalArgumentException if nothing does that kind of job
  JobHandler<?> get(String kind) {
    return find(kind)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing does jobs of the kind " + kind + "; known are " + byKind.keySet()));
  }

  Optional<JobHandler<?>> find(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }
}
