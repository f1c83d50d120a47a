package io.clipgen.application.histories;

import io.clipgen.application.histories.Paper.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Plays histories on the model and on a house at once, and compares every figure after every step.
public final class Rehearsal {

  private final Supplier<? extends House> houses;
  private final Map<String, long[]> played = new TreeMap<>();
  private long steps;
  private long refused;

  /// @param houses each an empty one
  public Rehearsal(Supplier<? extends House> houses) {
    this.houses = houses;
  }

  /// A history that went wrong at its last step.
  ///
  /// @param wrong what is wrong, in sentences
  public record Failure(List<Step> history, List<String> wrong) {
    /// Tells it.
    public String story() {
      var story =
          new StringBuilder("This history of ")
              .append(history.size())
              .append(" steps goes wrong:\n\n");
      for (int i = 0; i < history.size(); i++) {
        story.append("%4d. %s%n".formatted(i + 1, history.get(i).words()));
      }
      story.append('\n');
      wrong.forEach(each -> story.append("   ✗ ").append(each).append('\n'));
      return story.toString();
    }
  }

  /// How often each kind of step was done, and how often it was refused by both sides.
  public String tally() {
    return played.entrySet().stream()
        .map(e -> "%s %,d + %,d".formatted(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .collect(Collectors.joining(", "));
  }

  /// How many steps were played so far.
  public long steps() {
    return steps;
  }

  /// How many of them were refused, by both sides.
  public long refused() {
    return refused;
  }

  /// Makes a history up while it is played.
  public Optional<Failure> improvise(Author author, int length) {
    var paper = new Paper();
    try (House house = houses.get()) {
      var history = new ArrayList<Step>();
      for (int i = 0; i < length; i++) {
        Step step = author.next(paper);
        Optional<Verdict> expected = expect(paper, step);
        if (expected.isEmpty()) {
          continue;
        }
        history.add(step);
        List<String> wrong = compare(step, expected.get(), paper, house);
        if (!wrong.isEmpty()) {
          return Optional.of(new Failure(List.copyOf(history), wrong));
        }
      }
    }
    return Optional.empty();
  }

  /// Plays a given history.
  public Optional<Failure> play(List<Step> history) {
    var paper = new Paper();
    var played = new ArrayList<Step>();
    try (House house = houses.get()) {
      for (Step step : history) {
        Optional<Verdict> expected = expect(paper, step);
        if (expected.isEmpty()) {
          continue;
        }
        played.add(step);
        List<String> wrong = compare(step, expected.get(), paper, house);
        if (!wrong.isEmpty()) {
          return Optional.of(new Failure(List.copyOf(played), wrong));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict> expect(Paper paper, Step step) {
    Verdict verdict = paper.play(step);
    return verdict == Verdict.IDLE ? Optional.empty() : Optional.of(verdict);
  }

  private List<String> compare(Step step, Verdict expected, Paper paper, House house) {
    steps++;
    try {
      var wrong = new ArrayList<String>();
      Verdict verdict = house.play(step);
      if (verdict != expected) {
        wrong.add("the model says %s, the house %s".formatted(expected, verdict));
      } else if (verdict == Verdict.REFUSED) {
        refused++;
      }
      played.computeIfAbsent(kind(step), _ -> new long[2])[expected == Verdict.DONE ? 0 : 1]++;
      Map<String, Object> model = paper.figures();
      wrong.addAll(differences(model, house.figures()));
      wrong.addAll(identities(model));
      wrong.addAll(house.broken());
      return wrong;
    } catch (RuntimeException | AssertionError failure) {
      var frames = new ArrayList<String>(List.of("the house fails: " + failure));
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        for (StackTraceElement frame : cause.getStackTrace()) {
          if (frame.getClassName().startsWith("io.clipgen.") && frames.size() < 6) {
            frames.add("at " + frame);
          }
        }
      }
      return frames;
    }
  }

  private static List<String> differences(Map<String, Object> model, Map<String, Object> house) {
    if (model.equals(house)) {
      return List.of();
    }
    var differences = new ArrayList<String>();
    var names = new TreeSet<>(model.keySet());
    names.addAll(new HashSet<>(house.keySet()));
    for (String name : names) {
      Object expected = model.get(name);
      Object found = house.get(name);
      if (!Objects.equals(text(expected), text(found))) {
        differences.add(
            "%s: the model says %s, the house %s".formatted(name, text(expected), text(found)));
      }
    }
    return differences;
  }

  private static String kind(Step step) {
    return switch (step) {
      case Step.Steer(_, var move) -> "Steer." + move;
      case Step.Decide(_, var verb) -> "Decide." + verb;
      case Step.Settle(_, var verb) -> "Settle." + verb;
      case Step.Fault(_, var trouble) -> "Fault." + trouble;
      case Step.Work(var chore) -> "Work." + chore;
      case Step.Judge(_, var lift) -> lift ? "Judge.LIFT" : "Judge.UPHOLD";
      case Step.Dispute(_, var byBrand) -> byBrand ? "Dispute.BY_BRAND" : "Dispute.BY_CLIPPER";
      case Step.Arbitrate(_, var forClipper) ->
          forClipper ? "Arbitrate.FOR_CLIPPER" : "Arbitrate.FOR_BRAND";
      case Step.Rule(_, var won, _) -> won ? "Rule.WON" : "Rule.LOST";
      case Step.ChargeBack(_, var campaign, _, _, _) ->
          campaign == 0 ? "ChargeBack.TIP" : "ChargeBack.CAMPAIGN";
      case Step.Answer(_, var contest) -> contest ? "Answer.CONTEST" : "Answer.ACCEPT";
      case Step.Trespass(var tried) -> "Trespass." + tried.getClass().getSimpleName();
      default -> step.getClass().getSimpleName();
    };
  }

  private static String text(Object figure) {
    return String.valueOf(figure);
  }

  /// deposits = free + reserved + held + paid + fees + refunded, and what is disputed by a bank, of
  /// every campaign. The house has the same figures, or the comparison has said so.
  private static List<String> identities(Map<String, Object> figures) {
    var broken = new ArrayList<String>();
    for (String name : figures.keySet()) {
      if (name.startsWith("campaign ") && name.endsWith(" deposited")) {
        String campaign = name.substring(0, name.lastIndexOf(' '));
        long parts = 0;
        for (String part :
            List.of(
                "free",
                "reserved",
                "held",
                "fees deferred",
                "released",
                "fees",
                "on its way back",
                "refunded",
                "frozen",
                "charged back")) {
          parts += (Long) Objects.requireNonNull(figures.get(campaign + " " + part));
        }
        if (parts != (Long) Objects.requireNonNull(figures.get(name))) {
          broken.add(
              "%s: %s deposited, %d accounted for".formatted(campaign, figures.get(name), parts));
        }
      }
    }
    return broken;
  }
}
