package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The hash of a history in which ids do not count, only what hangs together with what: equal for
/// two runs of one story that drew different ids, as after a step that failed and was done again.
/// Where dates may differ as well, compare [EntryContent#timeless()].
///
/// Every id gets a colour, at first that of its kind; then, round after round, one that is made of
/// the entries it occurs in, and those of the colours of the other ids in them. Holds all entries
/// in memory: it compares the books of tests, not those of years.
public final class HistoryShape {

  private static final Pattern ID = Pattern.compile("\\b([a-z]{2,5})_[0-9A-Za-z]{10,}");
  private static final int ROUNDS = 16;

  private HistoryShape() {}

  /// The hash of these entries, given in any order.
  public static Hash of(Collection<EntryContent> entries) {
    List<Shape> shapes = entries.stream().map(entry -> Shape.of(entry.text())).toList();
    Map<String, Hash> colours = new HashMap<>();
    for (Shape shape : shapes) {
      shape.ids().forEach(id -> colours.put(id, Hash.of(id.substring(0, id.indexOf('_')))));
    }
    int distinct = 0;
    for (int round = 0; round < ROUNDS; round++) {
      colours.putAll(refined(shapes, colours));
      int now = new HashSet<>(colours.values()).size();
      if (now == distinct) {
        break;
      }
      distinct = now;
    }
    var all = new StringBuilder();
    shapes.stream()
        .map(shape -> shape.colour(colours))
        .sorted()
        .forEach(colour -> all.append(colour));
    return Hash.of(all.toString());
  }

  private static Map<String, Hash> refined(List<Shape> shapes, Map<String, Hash> colours) {
    var seen = new HashMap<String, List<Hash>>();
    for (Shape shape : shapes) {
      Hash whole = shape.colour(colours);
      for (int place = 0; place < shape.ids().size(); place++) {
        seen.computeIfAbsent(shape.ids().get(place), id -> new ArrayList<>())
            .add(Hash.of(whole.hex() + place));
      }
    }
    var next = new HashMap<String, Hash>();
    seen.forEach(
        (id, places) -> {
          var text = new StringBuilder(String.valueOf(colours.get(id)));
          places.stream().sorted().forEach(text::append);
          next.put(id, Hash.of(text.toString()));
        });
    return next;
  }

  /// An entry's text with its ids taken out.
  private record Shape(String rest, List<String> ids) {

    static Shape of(String text) {
      var matcher = ID.matcher(text);
      List<String> ids = matcher.results().map(MatchResult::group).toList();
      return new Shape(matcher.reset().replaceAll("_"), ids);
    }

    Hash colour(Map<String, Hash> colours) {
      var text = new StringBuilder(rest);
      ids.forEach(id -> text.append(colours.get(id)));
      return Hash.of(text.toString());
    }
  }
}
