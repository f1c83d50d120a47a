package io.clipgen.media.asking;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.media.asking.AnswerReader.Unreadable;
import io.clipgen.media.asking.CallFailed.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a language model choose. Where it cannot, for want of words, of a key, of an answer or of
/// one that can be read, another analyst chooses if one is configured, and the result says so: in
/// those parts of the video that the model has not looked at, or in all of it if the model brought
/// nothing at all.
final class ModelAnalyst implements HighlightAnalyst {

  private static final Logger LOG = LoggerFactory.getLogger(ModelAnalyst.class);

  /// Twice as many moments as wanted are needed; some of those proposed will be alike.
  private static final int PER_CLIP = 3;

  private static final int FEWEST = 4;
  private static final int MOST = 40;
  private static final int MOST_CALLS = 5;

  /// Who has not answered about so many passages one after the other is asked about no more.
  private static final int MOST_FAILURES = 2;

  private static final int CHARACTERS_OF_A_MOMENT = 700;
  private static final String PURPOSE = "highlights";
  private static final String REPAIR = "highlights-repair";

  private final String vendor;
  private final LanguageModel model;
  private final Conversation conversation;
  private final KeyPool keys;
  private final ModelSettings settings;
  private final Optional<HighlightAnalyst> fallback;

  /// @param vendor whose model it is, as in `Gemini`
  /// @param fallback who chooses where the model cannot
  ModelAnalyst(
      String vendor,
      LanguageModel model,
      ModelSettings settings,
      Optional<HighlightAnalyst> fallback,
      InstantSource clock,
      Waiter waiter) {
    this.vendor = vendor;
    this.model = model;
    this.conversation = new Conversation(model, settings.timeout(), settings.silence());
    this.keys = new KeyPool(vendor, settings.keys().all(), settings.patience(), clock, waiter);
    this.settings = settings;
    this.fallback = fallback;
  }

  /// No answer could be had.
  private static final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    Unanswered(String sentence) {
      super(sentence);
    }
  }

  @Override
  public List<Moment> propose(
      Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException {
    if (transcript.words().isEmpty()) {
      return otherwise("nobody speaks in the video", transcript, signals, request, meter);
    }
    var answers = asked(transcript, signals, request, meter);
    var moments = new ArrayList<>(answers.moments());
    if (moments.isEmpty()) {
      var reason = answers.failure().orElse("it found none in what is said");
      LOG.warn("{} could not choose moments: {}", vendor, reason);
      return otherwise(reason, transcript, signals, request, meter);
    }
    if (!answers.missed().isEmpty()) {
      moments.addAll(missing(answers, transcript, signals, request, meter));
    }
    meter.reached(1);
    return moments;
  }

  @Override
  public String description() {
    return "%s by %s, with %s%s"
        .formatted(
            vendor,
            model.name(),
            keys.size() == 1 ? "one key" : keys.size() + " keys",
            fallback.map(other -> "; where it cannot, " + other.description()).orElse(""));
  }

  private List<Moment> otherwise(
      String reason, Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException {
    var other =
        fallback.orElseThrow(
            () ->
                new MediaFailure(
                    "%s could not choose moments: %s. Order again later, or set clipgen.analyst.fallback=offline."
                        .formatted(vendor, reason)));
    meter.remark(
        "%s could not choose the moments (%s), so they were chosen by the %s."
            .formatted(vendor, reason, other.description()));
    return other.propose(transcript, signals, request, meter);
  }

  /// The moments of another analyst that begin where the model has not looked, if there is one.
  private List<Moment> missing(
      Answers answers, Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException {
    var where = answers.missed().stream().map(Span::toString).collect(Collectors.joining(", "));
    var reason = answers.failure().orElse("");
    LOG.warn("{} has not looked at {}: {}", vendor, where, reason);
    meter.remark(
        "%s has not looked at %s of the video (%s), so %s."
            .formatted(
                vendor,
                where,
                reason,
                fallback
                    .map(other -> "moments there were proposed by the " + other.description())
                    .orElse("no moment was proposed there")));
    return fallback.isEmpty()
        ? List.of()
        : fallback.get().propose(transcript, signals, request, _ -> meter.reached(1)).stream()
            .filter(moment -> answers.missed(moment.span().startMs()))
            .toList();
  }

  private Answers asked(Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException {
    var passages =
        Passage.of(transcript, settings.windowCharacters(), request.lengths().longestMs());
    var prompt = new Prompt(request, signals, transcript.language());
    var reader = new AnswerReader(signals, request.lengths());
    var each = Math.clamp(Math.ceilDiv(PER_CLIP * request.count(), passages.size()), FEWEST, MOST);
    var answers = new Answers();
    for (int i = 0; i < passages.size(); i++) {
      var share = new Share(meter, i, passages.size(), each * CHARACTERS_OF_A_MOMENT);
      var passage = passages.get(i);
      if (answers.failuresInARow() == MOST_FAILURES) {
        answers.notAsked(passage.span());
        continue;
      }
      try {
        answers.answered(
            passage.span(), read(prompt.about(passage, each), reader, passage.span(), share));
      } catch (Unanswered e) {
        answers.failed(passage.span(), String.valueOf(e.getMessage()));
      }
    }
    return answers;
  }

  /// The moments of one passage; an answer that cannot be read is asked for once more.
  private List<Moment> read(Question question, AnswerReader reader, Span passage, Share share)
      throws Unanswered, InterruptedException {
    String complaint;
    try {
      return reader.read(answer(question, PURPOSE, share), passage);
    } catch (Unreadable e) {
      complaint = String.valueOf(e.getMessage());
      LOG.info("an answer of {} could not be read and is asked for again: {}", vendor, complaint);
    }
    try {
      return reader.read(answer(Prompt.again(question, complaint), REPAIR, share), passage);
    } catch (Unreadable e) {
      throw new Unanswered("its answer could not be read twice: " + e.getMessage());
    }
  }

  private String answer(Question question, String purpose, Share share)
      throws Unreadable, Unanswered, InterruptedException {
    var before = "";
    for (int call = 1; ; call++) {
      var key = key(share, before);
      try {
        var answer = conversation.answer(key.secret(), question, purpose, share.meter, share);
        keys.worked(key);
        return answer;
      } catch (CallFailed e) {
        keys.failed(key, e);
        var sentence = unended(keys.redacted(e.sentence()));
        LOG.info("{} with {}: {}", vendor, key, sentence);
        if (e.kind() == Kind.UNREADABLE) {
          throw new Unreadable(sentence);
        }
        if (e.kind() == Kind.REFUSED || call == MOST_CALLS) {
          throw new Unanswered(sentence);
        }
        before = sentence + "; ";
      }
    }
  }

  // It becomes part of a longer one.
  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private KeyPool.Key key(Share share, String before) throws Unanswered, InterruptedException {
    try {
      return keys.take(share.meter, share.from());
    } catch (KeyPool.AllRest e) {
      throw new Unanswered(before + e.getMessage());
    }
  }

  /// What the meter is told while one of several answers comes.
  private record Share(Meter meter, int number, int of, int expected)
      implements Conversation.Progress {

    double from() {
      return (double) number / of;
    }

    @Override
    public void received(int characters) throws InterruptedException {
      meter.reached((number + Math.min(0.95, (double) characters / expected)) / of);
    }
  }
}
