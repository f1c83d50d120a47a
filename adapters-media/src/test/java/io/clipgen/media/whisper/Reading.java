package io.clipgen.media.whisper;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import io.clipgen.media.Tones;
import io.clipgen.media.voice.Hearing;
import io.clipgen.media.voice.Voices;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Five sentences read aloud, with pauses between them, and when each of their words is said.
record Reading(Path sound, Signals signals, List<Word> words) {

  private static final int PAUSE_MS = 2_500;
  private static final int REACH = 4;

  static Reading aloud(Path folder) throws Exception {
    var recordings = new LinkedHashSet<String>();
    Samples.trueWords().forEach(word -> recordings.add(word[0]));
    var sound = new ByteArrayOutputStream();
    var words = new ArrayList<Word>();
    for (var recording : recordings) {
      long offset = sound.size() / 32;
      for (var word : Samples.trueWords()) {
        if (word[0].equals(recording)) {
          words.add(new Word(word[3], Span.of(offset + ms(word[1]), offset + ms(word[2])), 1));
        }
      }
      sound.write(Samples.pcm(recording));
      sound.write(Tones.silence(PAUSE_MS));
    }
    var file = Files.write(folder.resolve("reading.pcm"), sound.toByteArray());
    return new Reading(file, Signals.none(sound.size() / 32).withVoices(voices(file)), words);
  }

  /// Where a voice is heard in a sound.
  static List<Span> voices(Path sound) throws InterruptedException {
    return Hearing.voices(
        sound, ModelFiles.find(Optional.empty(), Voices.MODEL), Samples.CACHE, Meter.NONE);
  }

  /// How far the starts of words are off that were heard as they were said, ascending.
  List<Long> startErrors(List<Word> heard) {
    var errors = new ArrayList<Long>();
    int from = 0;
    for (var word : words) {
      for (int i = from; i < Math.min(heard.size(), from + REACH); i++) {
        if (plain(heard.get(i).text()).startsWith(word.text())) {
          errors.add(Math.abs(heard.get(i).span().startMs() - word.span().startMs()));
          from = i + 1;
          break;
        }
      }
    }
    errors.sort(null);
    return errors;
  }

  /// Of the words that are said, the share that is missing, wrong or too much in a text.
  double wordErrorRate(String text) {
    return wordErrorRate(words.stream().map(Word::text).collect(Collectors.joining(" ")), text);
  }

  static double wordErrorRate(String said, String heard) {
    var truth = plain(said).split(" ");
    var words = plain(heard).split(" ");
    var costs = new int[words.length + 1];
    Arrays.setAll(costs, i -> i);
    for (int i = 1; i <= truth.length; i++) {
      var diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= words.length; j++) {
        var changed = diagonal + (truth[i - 1].equals(words[j - 1]) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(changed, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[words.length] / (double) truth.length;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace("mr.", "mister")
        .replaceAll("[^a-z]+", " ")
        .strip();
  }

  private static long ms(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1000);
  }
}
