package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.port.LedgerAudit;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.usecase.IssueStatement;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.SealEntries;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Period;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.testing.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// What the runs over the whole ledger cost for each posting, and what single operations touch, at
/// 10,000, 100,000 and 1,000,000 postings. Both should be flat, and so should memory be.
class VolumeBenchmark {

  private static final List<Integer> SIZES =
      List.of(System.getProperty("bench.sizes", "10000,100000,1000000").split(",")).stream()
          .map(Integer::valueOf)
          .toList();
  // Reserved 2, accepted 3, released 4.
  private static final int POSTINGS_A_LINE = 9;
  private static final int LINES_A_PAYEE = 10;
  private static final int AT_ONCE = 200;
  private static final int PAGE = 20;
  private static final Money PRICE = Money.usd(40_00);

  private final Map<String, Map<Integer, String>> table = new LinkedHashMap<>();

  @Test
  void what_is_done_for_each_posting_costs_the_same_however_many_there_are() {
    try (World world = World.open()) {
      for (int size : SIZES) {
        world.renew();
        measure(world, size);
      }
    }
    print();
    Bench.write("ledger volume", table);
  }

  private void measure(World world, int size) {
    int lines = size / POSTINGS_A_LINE;
    List<PartyId> payees = payees(world, Math.max(1, lines / LINES_A_PAYEE));
    Caller brand = world.brand();
    CampaignId campaign = world.campaign(brand, Deal.of(40_00, 100).bonus(0));
    world.fund(brand, campaign, Money.usd(lines * 40_00L + 1_000_00), "pm_card_visa");
    world.settle();
    world.pass(Duration.ofDays(5));

    note("accept, µs a posting", size, 1e6 * accept(world, campaign, payees, lines) / (lines * 5L));
    watch("seal", "µs an entry", size, lines * 2L, () -> until(() -> seal(world)));
    Instant later = world.clock().now().plus(Duration.ofDays(30));
    world.clock().set(later);
    ReleaseLines release = world.get(ReleaseLines.class);
    watch("release run", "µs a posting", size, lines * 4L, () -> until(() -> release.run(later)));

    // As autovacuum does when much has changed; without it plans are those of empty tables.
    owner(world).useHandle(handle -> handle.execute("ANALYZE"));
    PartyId one = payees.get(payees.size() / 2);
    Caller payee = new Caller(one, Set.of("CLIPPER"));
    RunPayouts runs = world.get(RunPayouts.class);
    runs.start(world.admin(), Rhythm.WEEKLY, true);
    watch("payout run, dry", "µs a payee", size, payees.size(), () -> until(() -> runs.run(later)));
    buffers(world, size, "pages touched: payout of ten lots", () -> requestPayout(world, payees));
    runs.start(world.admin(), Rhythm.WEEKLY, false);
    watch("payout run", "µs a lot", size, lines, () -> until(() -> runs.run(later)));

    EarningsBoard board = world.get(EarningsBoard.class);
    var month = new Period(later.minus(Duration.ofDays(60)), later.plus(Duration.ofDays(1)));
    watch("statement of ten lines as PDF", "µs", size, 1, () -> state(world, payee, month));
    buffers(world, size, "pages touched: statement of ten lines", () -> state(world, payee, month));
    String line = board.lines(one, null, 1).items().get(0).id().toString();
    watch("explain a line", "µs", size, 1, () -> explained(board, line));
    buffers(world, size, "pages touched: explain a line", () -> explained(board, line));
    buffers(world, size, "pages touched: earnings of a payee", () -> board.of(one));
    buffers(world, size, "pages touched: counting them", () -> {});
    buffers(world, size, "pages touched: one entry", () -> reserve(world, campaign));
    buffers(
        world, size, "pages touched: page of a payee's lines", () -> board.lines(one, null, PAGE));
    PayoutBoard payouts = world.get(PayoutBoard.class);
    String middle = payouts.all(null, null, payees.size() / 2).items().getLast().id().text();
    buffers(
        world, size, "pages touched: page of all payouts", () -> payouts.all(null, middle, PAGE));
    buffers(
        world, size, "pages touched: page of accounts", () -> board.accounts("line:lin_", PAGE));
    Caller small = world.brand();
    CampaignId aside = world.open(small, Deal.of(40_00, 3));
    world.claim(world.clipper(), aside);
    world.settle();
    buffers(
        world,
        size,
        "pages touched: figures of a small campaign",
        () -> board.solvency(aside.text()));
    buffers(world, size, "pages touched: statement of its brand", () -> state(world, small, month));

    LedgerAudit audit = world.get(LedgerAudit.class);
    watch("verify", "µs a posting", size, size, audit::audit);
  }

  private static double accept(World world, CampaignId campaign, List<PartyId> payees, int lines) {
    Books books = world.get(Books.class);
    Ids ids = world.get(Ids.class);
    var terms = new Books.Terms(PRICE, Share.ofPercent(75), "split/silver v1");
    Instant due = world.clock().now().plus(Duration.ofDays(3));
    return Bench.seconds(
        () -> {
          for (int from = 0; from < lines; from += AT_ONCE) {
            int first = from;
            world
                .database()
                .run(
                    () -> {
                      for (int i = first; i < Math.min(first + AT_ONCE, lines); i++) {
                        var claim = new ClaimId(ids.next());
                        assertThat(books.reserve(campaign, claim, PRICE, Money.usd(0))).isTrue();
                        books.accept(
                            campaign,
                            claim,
                            new LineId(ids.next()),
                            payees.get(i % payees.size()),
                            terms,
                            due);
                      }
                    });
          }
        });
  }

  private static void reserve(World world, CampaignId campaign) {
    assertThat(
            world
                .get(Books.class)
                .reserve(
                    campaign,
                    new ClaimId(world.get(Ids.class).next()),
                    Money.usd(1_00),
                    Money.usd(2_00)))
        .isTrue();
  }

  private static void requestPayout(World world, List<PartyId> payees) {
    for (PartyId payee : payees) {
      var outcome =
          world
              .get(RequestPayout.class)
              .handle(
                  new RequestPayout.Command(
                      new Caller(payee, Set.of("CLIPPER")), Optional.empty()));
      if (outcome instanceof RequestPayout.Outcome.Requested(PayoutId _)) {
        return;
      }
    }
    throw new AssertionError("nobody could be paid");
  }

  private static void state(World world, Caller payee, Period period) {
    assertThat(world.get(IssueStatement.class).handle(payee, period, SignedFile.Form.PDF))
        .isNotNull();
  }

  private static void explained(EarningsBoard board, String line) {
    assertThat(board.explain(line, null, null, 100)).isPresent();
  }

  private static int seal(World world) {
    return world.get(SealEntries.class).run(world.clock().now());
  }

  // Repeats until there is nothing to do.
  private static void until(IntSupplier step) {
    while (step.getAsInt() > 0) {
      continue;
    }
  }

  private static List<PartyId> payees(World world, int count) {
    var payees = new ArrayList<PartyId>();
    Instant before = world.clock().now().minus(Duration.ofDays(400));
    owner(world)
        .useTransaction(
            handle -> {
              var parties =
                  handle.prepareBatch(
                      "INSERT INTO identity.party VALUES"
                          + " (:id, :mail, 'Payee', '{CLIPPER}', 'ACTIVE', :at)");
              var accounts =
                  handle.prepareBatch(
                      "INSERT INTO payouts.account (party, attempt, state, name, opened_at)"
                          + " VALUES (:id, 1, 'OPEN', :name, :at)");
              var schedules =
                  handle.prepareBatch("INSERT INTO payouts.schedule VALUES (:id, 'WEEKLY', :at)");
              for (int i = 0; i < count; i++) {
                UUID id = world.get(Ids.class).next();
                payees.add(new PartyId(id));
                parties
                    .bind("id", id)
                    .bind("mail", "p" + i + "@x.example")
                    .bind("at", before)
                    .add();
                accounts.bind("id", id).bind("name", "acct_bench_" + i).bind("at", before).add();
                schedules.bind("id", id).bind("at", before).add();
              }
              parties.execute();
              accounts.execute();
              schedules.execute();
            });
    return payees;
  }

  /// How many pages of the database an operation touches, as PostgreSQL counts them: the least of a
  /// few, as others may be at work beside it.
  private void buffers(World world, int size, String name, Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = touched(world);
      world
          .database()
          .run(
              () -> {
                work.run();
                world.database().inTransaction().execute("SELECT pg_stat_force_next_flush()");
              });
      least = Math.min(least, touched(world) - before);
    }
    note(name, size, least);
  }

  private static long touched(World world) {
    return owner(world)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT blks_hit + blks_read FROM pg_stat_database"
                            + " WHERE datname = current_database()")
                    .mapTo(Long.class)
                    .one());
  }

  private static Jdbi owner(World world) {
    return Jdbi.create(DataSources.owner(world.address()));
  }

  // How long it takes for each thing that it does, and what it needs of the heap.
  private void watch(String what, String unit, int size, double times, Runnable work) {
    try (var heap = new HeapInUse()) {
      note(what + ", " + unit, size, 1e6 * Bench.seconds(work) / times);
      note(what + ", MB of heap", size, heap.most() / 1e6);
    }
  }

  private void note(String what, int size, double value) {
    String text = String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    System.out.printf("%-36s %,9d postings: %s%n", what, size, text);
    table.computeIfAbsent(what, _ -> new LinkedHashMap<>()).put(size, text);
  }

  private void print() {
    System.out.printf("%n%-36s", "");
    SIZES.forEach(size -> System.out.printf(Locale.ROOT, "%,12d", size));
    System.out.println();
    table.forEach(
        (what, values) -> {
          System.out.printf("%-36s", what);
          SIZES.forEach(size -> System.out.printf("%12s", values.get(size)));
          System.out.println();
        });
  }
}
