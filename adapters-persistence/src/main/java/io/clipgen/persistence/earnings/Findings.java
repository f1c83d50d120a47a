package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What does not hold of one thing that must: counted, with the first few as examples.
final class Findings {

  private static final int EXAMPLES = 5;

  // What does not fit into a long stays as it is: so wrong are the books then.
  private static final Pattern AMOUNT = Pattern.compile("\\{(-?\\d{1,18}) ([A-Z][A-Z0-9-]+)}");

  private final String name;
  private final List<String> examples = new ArrayList<>();
  private long wrong;

  /// @param name what must hold, as a sentence
  Findings(String name) {
    this.name = name;
  }

  /// @param example in words, with amounts in minor units as in `{7501 USD}`
  void add(String example) {
    if (wrong++ < EXAMPLES) {
      examples.add(
          AMOUNT
              .matcher(example)
              .replaceAll(
                  found -> Money.of(Long.parseLong(found.group(1)), found.group(2)).toString()));
    }
  }

  Check check() {
    return new Check(name, wrong, List.copyOf(examples));
  }
}
