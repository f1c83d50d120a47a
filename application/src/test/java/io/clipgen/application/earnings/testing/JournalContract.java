package io.clipgen.application.earnings.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.port.Journal;
import io.clipgen.application.earnings.port.Journal.Recorded;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.usecase.SealEntries;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.EntryContent;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Movement;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a [Journal] must do with what was posted to a [Ledger].
public abstract class JournalContract {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  /// The ports under test, over the same entries.
  public record Ports(Ledger ledger, Journal journal, Transactions transactions) {}

  /// Where everything is kept, empty.
  protected abstract Ports ports();

  private Ports ports;
  private SealEntries sealer;

  @BeforeEach
  void open_an_empty_journal() {
    ports = ports();
    sealer = new SealEntries(ports.journal(), ports.transactions());
  }

  @Test
  void what_was_posted_is_read_back_by_key_as_it_was() {
    JournalEntry b = post("b", "2");
    JournalEntry a = post("b", "1");
    JournalEntry c = post("a", "9");

    var read = new ArrayList<Recorded>();
    ports.journal().read(read::add);

    assertThat(read)
        .extracting(Recorded::content)
        .containsExactly(EntryContent.of(c), EntryContent.of(a), EntryContent.of(b));
    assertThat(read.getFirst().hash()).isEqualTo(EntryContent.of(c).hash());
  }

  @Test
  void each_entry_is_under_one_seal_of_a_chain() {
    post("a", "1");
    post("b", "1");
    assertThat(sealer.run(NOON)).isEqualTo(2);
    post("c", "1");
    assertThat(sealer.run(NOON)).isEqualTo(1);
    assertThat(sealer.run(NOON)).isZero();

    Seal first = ports.journal().findSeal(1).orElseThrow();
    Seal second = ports.journal().lastSeal().orElseThrow();
    assertThat(first.range().entries()).isEqualTo(2);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.previous()).isEqualTo(first.hash());
    assertThat(ports.journal().findSeal(3)).isEmpty();
  }

  private JournalEntry post(String source, String event) {
    var entry =
        JournalEntry.of(
            Occasion.of(source, event, NOON).with("rule", "v1").with("note", "ä \"x\" \\ \n"),
            List.of(
                Movement.of(
                    Account.of(AccountType.PSP_AVAILABLE),
                    Account.of(AccountType.OWNERS_EQUITY),
                    Money.usd(100)),
                Movement.of(
                    Account.of(AccountType.BANK),
                    Account.of(AccountType.OWNERS_EQUITY),
                    Money.usd(7))));
    ports
        .transactions()
        .run(
            () ->
                ports
                    .ledger()
                    .post(List.of(new Ledger.Stamped(new EntryId(UUID.randomUUID()), entry))));
    return entry;
  }
}
