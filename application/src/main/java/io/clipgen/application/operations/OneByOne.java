package io.clipgen.application.operations;

import io.clipgen.application.shared.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Does due work one thing at a time, each failing for itself: the others go on, and what failed is
/// looked at again, at once the first time, then after longer and longer. Each kind of due work has
/// one of its own.
///
/// What a provider gives no answer about may be the reason itself, or the provider is away: the
/// next one tells. After two in a row the turn is over, and neither rests for long.
///
/// What rests is asked for beside a full page of the rest, so that no number of failures keeps
/// others from their turn. It is counted in turns of this process, not in time: a new process, or
/// another one, tries it once more.
///
/// @param <T> a thing
public final class OneByOne<T> {

  private static final int LONGEST = 60;
  private static final int LONGEST_WITHOUT_ANSWER = 4;
  private static final int TOLD = 5;

  private final Map<Object, Rest> resting = new ConcurrentHashMap<>();
  private final Function<? super T, ?> name;

  /// @param name what a thing is told apart by
  public OneByOne(Function<? super T, ?> name) {
    this.name = name;
  }

  /// Does a page of what is due.
  ///
  /// @param page so many at most, what rests not counted
  /// @param due finds so many at most, what is due first at the head
  /// @param work on one of them
  /// @return how many were done
  /// @throws SomeFailed after the others, if some did
  /// @throws ProviderUnreachable if there was no answer about two in a row
  public int run(int page, IntFunction<List<T>> due, Consumer<? super T> work) {
    return count(
        page,
        due,
        each -> {
          work.accept(each);
          return true;
        });
  }

  /// [#run] of work that not always comes to something.
  ///
  /// @param work whether it did
  /// @return how often it did
  /// @throws SomeFailed after the others, if some did
  /// @throws ProviderUnreachable if there was no answer about two in a row
  public int count(int page, IntFunction<List<T>> due, Predicate<? super T> work) {
    int most = page + resting.size();
    List<T> found = due.apply(most);
    if (found.size() < most) {
      // These are all there are: what is not among them was done by others.
      resting.keySet().retainAll(found.stream().map(name).collect(Collectors.toSet()));
    }
    int done = 0;
    boolean silence = false;
    var failed = new ArrayList<Failed>();
    for (T each : found) {
      Object named = name.apply(each);
      if (rests(named)) {
        continue;
      }
      try {
        if (work.test(each)) {
          done++;
        }
        resting.remove(named);
        silence = false;
      } catch (Unavailable outage) {
        // It is not this one's fault, and the next one would fare no better.
        throw outage;
      } catch (ProviderUnreachable silent) {
        rest(named, LONGEST_WITHOUT_ANSWER);
        if (silence) {
          throw silent;
        }
        silence = true;
        failed.add(new Failed(named.toString(), silent));
      } catch (RuntimeException | LinkageError failure) {
        rest(named, LONGEST);
        failed.add(new Failed(named.toString(), failure));
      }
    }
    if (!failed.isEmpty()) {
      throw new SomeFailed(done, failed);
    }
    return done;
  }

  private void rest(Object named, int longest) {
    resting.merge(named, Rest.FIRST, (before, _) -> before.longer(longest));
  }

  private boolean rests(Object named) {
    Rest rest = resting.computeIfPresent(named, (_, before) -> before.oneTurnLess());
    return rest != null && rest.turns() >= 0;
  }

  /// @param turns how many turns it is still left out
  /// @param next how many it will be after the next failure
  private record Rest(int turns, int next) {

    private static final Rest FIRST = new Rest(0, 1);

    Rest longer(int longest) {
      return new Rest(Math.min(longest, next), Math.min(longest, next * 2));
    }

    Rest oneTurnLess() {
      return new Rest(turns - 1, next);
    }
  }

  private record Failed(String name, Throwable reason) {}

  /// Some of what was due could not be done. The others were.
  public static final class SomeFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SomeFailed(int done, List<Failed> failed) {
      super(
          failed.size()
              + " failed, "
              + done
              + " did not: "
              + failed.stream()
                  .limit(TOLD)
                  .map(each -> each.name() + ": " + each.reason())
                  .collect(Collectors.joining("; ")));
      failed.stream().limit(TOLD).forEach(each -> addSuppressed(each.reason()));
    }
  }
}
