package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.StatementPrinter;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.shared.Period;
import java.time.Instant;

/// Gives a party the statement of a period as a signed file.
public final class IssueStatement {

  private final EarningsBoard board;
  private final StatementPrinter printer;
  private final StatementKeyring keys;
  private final BusinessClock clock;

  public IssueStatement(
      EarningsBoard board, StatementPrinter printer, StatementKeyring keys, BusinessClock clock) {
    this.clock = clock;
    this.board = board;
    this.printer = printer;
    this.keys = keys;
  }

  /// The caller's own statement.
  ///
  /// @throws InvalidInput naming `period` if it has not begun
  public byte[] handle(Caller caller, Period period, SignedFile.Form form) {
    Instant now = clock.now();
    if (period.from().isAfter(now)) {
      throw new InvalidInput("period", "must have begun");
    }
    Statement statement = board.statement(caller.party(), period).toldAt(now);
    return keys.sign(form, printer.print(statement, form));
  }
}
