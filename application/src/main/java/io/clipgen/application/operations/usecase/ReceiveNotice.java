package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.operations.port.NoticeReader;
import io.clipgen.application.operations.port.NoticeReader.Reading;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears what a provider has to tell: checks that it is genuine, and tells whoever reacts to such
/// objects, once for each notice. Its name and what is done about it are written in one
/// transaction, so a notice that could not be handled is heard again when it is sent again.
public final class ReceiveNotice {

  private final NoticeReader reader;
  private final NoticeLog log;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final InstantSource machineTime;
  private final List<NoticeHandler> handlers;

  public ReceiveNotice(
      NoticeReader reader,
      NoticeLog log,
      Collection<? extends NoticeHandler> handlers,
      Transactions transactions,
      BusinessClock clock,
      InstantSource machineTime) {
    this.reader = reader;
    this.log = log;
    this.handlers = List.copyOf(handlers);
    this.transactions = transactions;
    this.clock = clock;
    this.machineTime = machineTime;
  }

  /// @param signature what came beside the body
  /// @param body as it came, byte for byte
  public record Command(@Nullable String signature, byte[] body) {}

  /// What became of a notice.
  public sealed interface Outcome {

    /// Heard, now or before.
    ///
    /// @param first whether it was the first time
    record Heard(boolean first) implements Outcome {}

    /// Nobody knows whose it is.
    record Doubtful(String reason) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (reader.read(command.signature(), command.body())) {
      case Reading.Doubtful(var reason) -> new Outcome.Doubtful(reason);
      case Reading.Genuine(var notice) -> new Outcome.Heard(transactions.call(() -> hear(notice)));
    };
  }

  private boolean hear(Notice notice) {
    if (!log.add(notice, machineTime.instant())) {
      return false;
    }
    for (NoticeHandler handler : handlers) {
      if (handler.objects().contains(notice.object())) {
        handler.noticed(notice, clock.now());
      }
    }
    return true;
  }
}
