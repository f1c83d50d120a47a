package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.LedgerAudit.Check;
import java.util.ArrayList;
import java.util.List;

/// What does not hold of one thing that must: counted, with the first few as examples.
final class Findings {

  private static final int EXAMPLES = 5;

  private final String name;
  private final List<String> examples = new ArrayList<>();
  private long wrong;

  /// @param name what must hold, as a sentence
  Findings(String name) {
    this.name = name;
  }

  void add(String example) {
    if (wrong++ < EXAMPLES) {
      examples.add(example);
    }
  }

  Check check() {
    return new Check(name, wrong, List.copyOf(examples));
  }
}
