package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a simulated model answers: a program that reads the transcript it was sent.
///
/// Each line of the transcript begins a moment, which goes on to the last line that ends within the
/// seconds asked for. Its hook is better the more its first line asks or counts, its engagement the
/// more words a second it has, its value the more long words, its shareability the more
/// exclamations and questions. The best are answered, those first that do not overlap a better one.
/// Whatever the lines say has no other effect.
final class Chooser {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern REQUEST =
      Pattern.compile("<request>moments=(\\d{1,4}) seconds=(\\d{1,4}) [^<]*</request>");
  private static final Pattern LINE =
      Pattern.compile("^\\d+\\|(\\d+\\.\\d)\\|(\\d+\\.\\d)\\|(.*)$", Pattern.MULTILINE);

  private Chooser() {}

  private record Line(double start, double end, String text) {}

  private record Choice(double start, double end, String text, int[] points) {

    int total() {
      return points[0] + points[1] + points[2] + points[3];
    }

    boolean overlaps(Choice other) {
      return start < other.end && other.start < end;
    }
  }

  /// The answer to a question; without moments where no transcript is in it.
  static ObjectNode answer(String material) {
    var request = REQUEST.matcher(material);
    var asked = request.find();
    var moments = asked ? Integer.parseInt(request.group(1)) : 0;
    var seconds = asked ? Integer.parseInt(request.group(2)) : 30;
    var answer = JSON.createObjectNode();
    var array = answer.putArray("moments");
    chosen(lines(material), moments, seconds).forEach(choice -> write(choice, array.addObject()));
    return answer;
  }

  private static List<Line> lines(String material) {
    var lines = new ArrayList<Line>();
    var line = LINE.matcher(material);
    while (line.find()) {
      lines.add(
          new Line(
              Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2)), line.group(3)));
    }
    return lines;
  }

  private static List<Choice> chosen(List<Line> lines, int moments, int seconds) {
    var all = new ArrayList<Choice>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(choice(lines, i, seconds));
    }
    all.sort(Comparator.comparingInt(Choice::total).reversed());
    var chosen = new ArrayList<Choice>();
    for (var choice : all) {
      if (chosen.size() < moments && chosen.stream().noneMatch(choice::overlaps)) {
        chosen.add(choice);
      }
    }
    all.stream()
        .filter(choice -> !chosen.contains(choice))
        .limit(Math.max(0, moments - chosen.size()))
        .toList()
        .forEach(chosen::add);
    return chosen;
  }

  private static Choice choice(List<Line> lines, int first, int seconds) {
    var start = lines.get(first).start();
    var end = lines.get(first).end();
    var text = new StringBuilder(lines.get(first).text());
    for (int i = first + 1; i < lines.size() && lines.get(i).end() <= start + seconds; i++) {
      end = lines.get(i).end();
      text.append(' ').append(lines.get(i).text());
    }
    // Pauses count: nobody speaks from start to end.
    return new Choice(
        start,
        Math.max(end, start + seconds),
        text.toString(),
        points(lines.get(first).text(), text.toString(), Math.max(1, end - start)));
  }

  private static int[] points(String opening, String text, double seconds) {
    var words = List.of(text.toLowerCase(Locale.ROOT).split("\\s+"));
    var telling = new HashSet<>(words);
    telling.removeIf(word -> word.length() < 6);
    return new int[] {
      bounded(8 + 9 * count(opening, "?") + 5 * Math.min(1, count(opening, "0123456789"))),
      bounded(6 * words.size() / seconds),
      bounded(5 + telling.size()),
      bounded(6 + 5 * count(text, "!?"))
    };
  }

  private static int bounded(double points) {
    return (int) Math.clamp(Math.round(points), 0, 25);
  }

  private static int count(String text, String characters) {
    return (int) text.chars().filter(each -> characters.indexOf(each) >= 0).count();
  }

  private static void write(Choice choice, ObjectNode moment) {
    var words = choice.text().split("\\s+");
    var opening = String.join(" ", List.of(words).subList(0, Math.min(6, words.length)));
    moment
        .put("start", choice.start())
        .put("end", choice.end())
        .put("title", "Simulated: " + opening)
        .put("hook", opening)
        .put("reason", "A simulated model chose it by counting words, questions and numbers.")
        .put("category", "educational");
    String[] names = {"hookScore", "engagementScore", "valueScore", "shareabilityScore"};
    String[] whys = {
      "questions and numbers in its first line",
      "words a second",
      "long words",
      "exclamations and questions"
    };
    for (int i = 0; i < names.length; i++) {
      moment.putObject(names[i]).put("points", choice.points()[i]).put("why", whys[i]);
    }
  }
}
