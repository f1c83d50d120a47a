package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.BacktestId;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that a backtest has found, payee by payee, as CSV: from the greatest loss to the greatest
/// gain, amounts in minor units.
public final class ExportBacktest {

  private static final String HEADER = "payee,claims,was,would,difference,currency\r\n";
  private static final int AT_ONCE = 1_000;

  private final BacktestBoard board;

  public ExportBacktest(BacktestBoard board) {
    this.board = board;
  }

  /// @return the file in parts, each read when it is asked for
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws NotFound if there is none
  public Iterator<String> handle(Caller caller, BacktestId id) {
    caller.requireAdmin();
    if (board.find(id).isEmpty()) {
      throw new NotFound("backtest", id);
    }
    return parts(id);
  }

  /// The same for whoever runs it at the command line.
  public Iterator<String> parts(BacktestId id) {
    return new Parts(id);
  }

  private final class Parts implements Iterator<String> {

    private final BacktestId id;
    private boolean begun;
    private @Nullable String next;

    private Parts(BacktestId id) {
      this.id = id;
    }

    @Override
    public boolean hasNext() {
      return !begun || next != null;
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      String header = begun ? "" : HEADER;
      begun = true;
      Page<PayeeView> page = board.payees(id, next, AT_ONCE);
      next = page.next();
      return header + lines(page.items());
    }
  }

  private static String lines(List<PayeeView> payees) {
    return payees.stream()
        .map(
            payee ->
                "%s,%d,%d,%d,%d,%s\r\n"
                    .formatted(
                        payee.payee(),
                        payee.claims(),
                        payee.earned().was().minor(),
                        payee.earned().would().minor(),
                        payee.earned().difference().minor(),
                        payee.earned().was().currency()))
        .collect(Collectors.joining());
  }
}
