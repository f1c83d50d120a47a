package io.clipgen.persistence.shared;

import io.clipgen.application.shared.Unavailable;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jdbi.v3.core.ConnectionException;

/// Tells a database that is not there from one that says no.
final class Outage {

  private static final String SENTENCE =
      "The database does not answer just now: try again in a moment, and under the same"
          + " Idempotency-Key where money moves.";

  // A connection that cannot be made or broke, a server without room, one that is going or coming.
  private static final Pattern STATES = Pattern.compile("08...|53...|57P..");

  private Outage() {}

  /// What to throw instead of `failure`: [Unavailable] if it came of an outage, else itself.
  static RuntimeException or(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unavailable known) {
        return known;
      }
      if (cause instanceof ConnectionException || isOutage(cause)) {
        return because(failure);
      }
    }
    return failure;
  }

  /// What an outage that showed itself in `failure` is thrown as.
  static Unavailable because(RuntimeException failure) {
    return new Unavailable(SENTENCE, failure);
  }

  private static boolean isOutage(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && STATES.matcher(sql.getSQLState()).matches();
  }
}
