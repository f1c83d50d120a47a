package io.clipgen.domain.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.domain.earnings.EntryContent.Item;
import io.clipgen.domain.earnings.Seal.Position;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Canonical entries, the hash of a history, and the chain of seals.
class SealTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.000001900Z");

  @Test
  void an_entry_is_hashed_as_one_line_of_json_that_anybody_can_write() {
    EntryContent entry =
        EntryContent.of(
            JournalEntry.of(
                new Occasion(
                    "fnd_1", "funded", NOON, Map.of("receipt", "a \"quoted\"\n", "pot", "cmp_é")),
                List.of(
                    Movement.of(
                        Account.of(AccountType.PSP_PENDING),
                        Account.of(AccountType.PROCESSING),
                        Money.usd(7199)))));

    assertThat(new String(entry.canonical(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-11-21T12:00:00.000001Z\","
                + "\"details\":{\"pot\":\"cmp_é\",\"receipt\":\"a \\\"quoted\\\"\\n\"},"
                + "\"event\":\"funded\",\"postings\":["
                + "{\"account\":\"psp.pending\",\"amount\":7199,\"commodity\":\"USD\"},"
                + "{\"account\":\"processing\",\"amount\":-7199,\"commodity\":\"USD\"}],"
                + "\"source\":\"fnd_1\"}");
    assertThat(entry.hash().hex()).hasSize(64).isEqualTo(Hash.of(entry.canonical()).hex());
    assertThat(Hash.parse(entry.hash().hex())).isEqualTo(entry.hash());
  }

  @Test
  void what_was_tampered_with_has_an_excess() {
    var entry = entry("a", "b", item("x", 100), item("y", -99));

    assertThat(entry.excess()).containsExactly(Money.usd(1));
    assertThat(entry("a", "b", item("x", 100), item("y", -100)).excess()).isEmpty();
  }

  @Nested
  class A_history {

    private final List<EntryContent> entries =
        List.of(
            entry("fnd_00000000001", "funded", item("psp.pending", 5), item("equity", -5)),
            entry(
                "clm_00000000002", "reserved", item("line:lin_00000000003.held", 5), item("b", -5)),
            entry(
                "clm_00000000002",
                "accepted",
                item("line:lin_00000000003.held", -5),
                item("b", 5)));

    @Test
    void has_one_hash_in_whatever_order_it_was_written() {
      var shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, new Random(7));

      assertThat(HistoryHash.of(shuffled)).isEqualTo(HistoryHash.of(entries));
      assertThat(HistoryHash.of(entries.subList(0, 2))).isNotEqualTo(HistoryHash.of(entries));
    }

    @Test
    void is_told_in_order_each_entry_once() {
      var history = new HistoryHash();
      EntryContent first = entries.getFirst();
      history.add(first, first.hash());

      assertThatThrownBy(() -> history.add(first, first.hash()))
          .hasMessageContaining("by source and event");
    }

    @Test
    void has_one_shape_whatever_its_ids_are() {
      List<EntryContent> other =
          entries.stream()
              .map(entry -> renamed(entry, "00000000003", "00000000007"))
              .map(entry -> renamed(entry, "00000000002", "00000000000"))
              .toList();

      assertThat(HistoryHash.of(other)).isNotEqualTo(HistoryHash.of(entries));
      assertThat(HistoryShape.of(other)).isEqualTo(HistoryShape.of(entries));
    }

    @Test
    void has_another_shape_if_something_belongs_to_something_else() {
      var apart = new ArrayList<>(entries);
      apart.set(2, renamed(entries.get(2), "00000000003", "00000000004"));

      assertThat(HistoryShape.of(apart)).isNotEqualTo(HistoryShape.of(entries));
    }

    private EntryContent renamed(EntryContent entry, String from, String to) {
      return new EntryContent(
          entry.source().replace(from, to),
          entry.event(),
          entry.at(),
          entry.details(),
          entry.postings().stream()
              .map(i -> new Item(i.account().replace(from, to), i.commodity(), i.amount()))
              .toList());
    }
  }

  @Nested
  class A_chain {

    private final Seal first = seal(Optional.empty(), 1, 5);
    private final Seal second = seal(Optional.of(first), 6, 9);
    private final Seal third = seal(Optional.of(second), 10, 12);

    @Test
    void that_is_whole_has_nothing_wrong() {
      assertThat(wrong(List.of(first, second, third), -1)).isEmpty();
      assertThat(second.previous()).isEqualTo(first.hash());
      assertThat(first.previous()).isEqualTo(Hash.NONE);
    }

    @Test
    void names_a_seal_that_is_missing() {
      assertThat(wrong(List.of(first, third), -1)).anyMatch(w -> w.contains("seal 2 is missing"));
    }

    @Test
    void names_a_seal_whose_entries_are_others() {
      assertThat(wrong(List.of(first, second, third), 7))
          .anySatisfy(w -> assertThat(w).contains("seal 2 has the root"));
    }

    @Test
    void names_a_seal_that_was_exchanged() {
      var other = new Seal(2, second.range(), Hash.of(new byte[] {1}), second.previous());

      assertThat(wrong(List.of(first, other, third), -1))
          .anySatisfy(w -> assertThat(w).startsWith("seal 2 has the root"))
          .anySatisfy(w -> assertThat(w).startsWith("seal 3 names"));
    }

    @Test
    void names_a_seal_whose_range_was_changed() {
      var longer = new Seal(3, new Seal.Range(at(10), at(13), 4), third.root(), third.previous());

      assertThat(wrong(List.of(first, second, longer), -1))
          .anySatisfy(w -> assertThat(w).contains("seal 3 covers"));
    }

    private List<String> wrong(List<Seal> seals, int changed) {
      var wrong = new ArrayList<String>();
      var chain = new SealChain(wrong::add);
      for (Seal seal : seals) {
        chain.next(seal);
        IntStream.rangeClosed(1, 12)
            .filter(i -> at(i).compareTo(seal.range().first()) >= 0)
            .filter(i -> at(i).compareTo(seal.range().last()) <= 0)
            .forEach(i -> chain.entry(at(i), hash(i == changed ? 100 : i)));
      }
      assertThat(chain.end()).contains(seals.getLast());
      return wrong;
    }

    private Seal seal(Optional<Seal> before, int from, int to) {
      Seal.Making seal = Seal.after(before);
      IntStream.rangeClosed(from, to).forEach(i -> seal.add(at(i), hash(i)));
      return seal.done();
    }

    private Position at(int i) {
      return new Position(700 + i / 3, i);
    }

    private Hash hash(int i) {
      return Hash.of(new byte[] {(byte) i});
    }
  }

  private static EntryContent entry(String source, String event, Item... items) {
    return new EntryContent(source, event, NOON, Map.of(), List.of(items));
  }

  private static Item item(String account, long amount) {
    return new Item(account, "USD", amount);
  }
}
