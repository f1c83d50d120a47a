package io.clipgen.application.histories;

import io.clipgen.application.histories.Rehearsal.Failure;
import io.clipgen.application.histories.Step.Chore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a history that goes wrong as short and plain as it can while it still goes wrong: first
/// leaves out steps, ever smaller pieces of it, then makes each step smaller.
public final class Shortener {

  private final Rehearsal rehearsal;
  private final int mostRuns;
  private Set<String> sought = Set.of();
  private int runs;

  /// @param mostRuns after so many tries, what has been reached is good enough
  public Shortener(Rehearsal rehearsal, int mostRuns) {
    this.rehearsal = rehearsal;
    this.mostRuns = mostRuns;
  }

  /// The shortest that was found.
  public Failure shorten(Failure failure) {
    sought = wrong(failure);
    Failure best = failure;
    boolean better = true;
    while (better && runs < mostRuns) {
      Failure before = best;
      best = plain(merged(fewer(best)));
      better = !best.history().equals(before.history());
    }
    return best;
  }

  private Failure fewer(Failure failure) {
    Failure best = failure;
    for (int piece = Math.max(1, best.history().size() / 2); piece >= 1; piece /= 2) {
      for (int from = best.history().size() - piece; from >= 0; from -= piece) {
        int end = Math.min(best.history().size(), from + piece);
        if (from < end) {
          var rest = new ArrayList<>(best.history().subList(0, from));
          rest.addAll(best.history().subList(end, best.history().size()));
          best = attempt(rest).orElse(best);
        }
      }
    }
    return best;
  }

  /// Lets time pass at once that passes bit by bit.
  private Failure merged(Failure failure) {
    Failure best = failure;
    for (int i = 0; i + 1 < best.history().size(); i++) {
      if (best.history().get(i) instanceof Step.Wait(var first)
          && best.history().get(i + 1) instanceof Step.Wait(var second)) {
        var changed = new ArrayList<>(best.history());
        changed.remove(i);
        changed.set(i, new Step.Wait(first + second));
        best = attempt(changed).orElse(best);
      }
    }
    return best;
  }

  private Failure plain(Failure failure) {
    Failure best = failure;
    for (int i = 0; i < best.history().size(); i++) {
      int at = i;
      for (Step plainer : plainer(best.history().get(i)).toList()) {
        var changed = new ArrayList<>(best.history());
        if (at < changed.size()) {
          changed.set(at, plainer);
          Optional<Failure> still = attempt(changed);
          if (still.isPresent()) {
            best = still.get();
            break;
          }
        }
      }
    }
    return best;
  }

  private Optional<Failure> attempt(List<Step> history) {
    if (runs >= mostRuns) {
      return Optional.empty();
    }
    runs++;
    return rehearsal.play(history).filter(failure -> !Collections.disjoint(wrong(failure), sought));
  }

  /// What is wrong, whichever campaign or clipper it is about: something else that goes wrong is
  /// another story.
  private static Set<String> wrong(Failure failure) {
    return failure.wrong().stream()
        .map(sentence -> sentence.replaceFirst(":.*", "").replaceAll("[0-9]+|[a-z]+_[0-9a-z]+", ""))
        .collect(Collectors.toSet());
  }

  private static Stream<Step> plainer(Step step) {
    return switch (step) {
      case Step.Post p ->
          Stream.<Step>of(
                  new Step.Post(p.campaign(), 1, 10_000, 0, 1, 0, p.published(), 30, 1),
                  new Step.Post(p.campaign(), 1, p.price(), 0, 1, 0, p.published(), 30, 1),
                  new Step.Post(
                      p.campaign(), 1, 10_000, p.rate(), 1, p.ceiling(), p.published(), 30, 1),
                  new Step.Post(
                      p.campaign(),
                      p.brand(),
                      10_000,
                      p.rate(),
                      p.places(),
                      p.ceiling(),
                      p.published(),
                      30,
                      p.perClipper()),
                  new Step.Post(
                      p.campaign(),
                      1,
                      p.price(),
                      p.rate(),
                      1,
                      p.ceiling(),
                      p.published(),
                      p.days(),
                      1))
              .filter(other -> !other.equals(step));
      case Step.Fund f ->
          Stream.<Step>of(new Step.Fund(f.campaign(), 0, false, true))
              .filter(other -> !other.equals(step));
      case Step.Work(var chore) when chore == Chore.EVERYTHING ->
          Stream.of(Chore.values()).filter(c -> c != Chore.EVERYTHING).map(Step.Work::new);
      case Step.Wait(var hours) ->
          Stream.of(24, 72, 240).filter(fewer -> fewer < hours).map(Step.Wait::new);
      case Step.Take t ->
          t.clipper() == 1 ? Stream.empty() : Stream.of(new Step.Take(t.claim(), t.campaign(), 1));
      case Step.AskPayout a ->
          a.amount() == 0
              ? Stream.empty()
              : Stream.of(new Step.AskPayout(a.payout(), a.clipper(), 0));
      case Step.ChargeBack b ->
          Stream.<Step>of(
                  new Step.ChargeBack(b.chargeback(), b.campaign(), b.payment(), 10_330, 0),
                  new Step.ChargeBack(b.chargeback(), b.campaign(), b.payment(), b.amount(), 0),
                  new Step.ChargeBack(b.chargeback(), b.campaign(), b.payment(), 10_330, b.fee()))
              .filter(other -> !other.equals(step));
      case Step.Rule(var back, var won, var told) ->
          told ? Stream.empty() : Stream.of(new Step.Rule(back, won, true));
      case Step.Tip t ->
          Stream.<Step>of(new Step.Tip(t.tip(), t.claim(), 0, t.amount(), false))
              .filter(other -> !other.equals(step));
      case Step.Again(var number) -> number == 0 ? Stream.empty() : Stream.of(new Step.Again(0));
      case Step.Trespass(var tried) -> Stream.of(tried);
      default -> Stream.empty();
    };
  }
}
