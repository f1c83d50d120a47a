package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.Requests;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.PartyId;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [Requests], as they are noted in a [RequestLog]. Of what was asked only a digest is kept.
public final class AnswerOnce implements Requests {

  private static final int LONGEST_KEY = 100;

  private final RequestLog log;
  private final Transactions transactions;
  private final InstantSource machineTime;

  public AnswerOnce(RequestLog log, Transactions transactions, InstantSource machineTime) {
    this.log = log;
    this.transactions = transactions;
    this.machineTime = machineTime;
  }

  @Override
  public String once(
      PartyId sender, String action, @Nullable String key, Record asked, Supplier<String> work) {
    if (key == null) {
      return work.get();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new InvalidInput(KEY, "must have 1 to " + LONGEST_KEY + " characters");
    }
    String content = Hash.of(asked.toString()).hex();
    return transactions.call(
        () -> {
          var before = log.begin(sender, action, key, content, machineTime.instant());
          if (before.isPresent()) {
            return sameAgain(before.get(), content);
          }
          String answer = work.get();
          log.answer(sender, action, key, answer);
          return answer;
        });
  }

  private static String sameAgain(RequestLog.Answered before, String content) {
    if (!before.content().equals(content)) {
      throw new Refused(
          "idempotency-key-reused",
          "Something else was asked under this "
              + KEY
              + " before: a new request needs a key of its own.");
    }
    return before.answer();
  }
}
