package io.clipgen.media.asking;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.media.asking.CallFailed.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Asks a model and gathers its answer while it comes, within limits of size and time. The model is
/// asked on a thread of its own, which is interrupted when the limits are passed or the meter says
/// stop: that ends the call, also one that hangs.
final class Conversation {

  /// More of an answer is not read: a long one has about 100,000 characters.
  static final int LONGEST_ANSWER = 1 << 20;

  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Set<Call> ASKING = ConcurrentHashMap.newKeySet();

  private final LanguageModel model;
  private final Duration whole;
  private final Duration silence;

  /// What the asking thread tells the one that waits.
  private sealed interface News {}

  private record Text(String more) implements News {}

  private record Done() implements News {}

  private record Failed(CallFailed why) implements News {}

  /// How far an answer is.
  interface Progress {
    void received(int characters) throws InterruptedException;
  }

  /// @param whole how long a whole answer may take
  /// @param silence how long nothing may come
  Conversation(LanguageModel model, Duration whole, Duration silence) {
    this.model = model;
    this.whole = whole;
    this.silence = silence;
  }

  /// The whole answer. What it took is counted, whole or not.
  String answer(String key, Question question, String purpose, Meter meter, Progress progress)
      throws CallFailed, InterruptedException {
    var call = new Call();
    var asking =
        Thread.ofVirtual().name("ask-" + model.name()).start(() -> call.run(key, question));
    try {
      return gathered(call, progress);
    } finally {
      asking.interrupt();
      if (call.promptTokens > 0 || call.answerTokens > 0) {
        meter.used(new ModelUse(model.name(), purpose, call.promptTokens, call.answerTokens));
      }
    }
  }

  private String gathered(Call call, Progress progress) throws CallFailed, InterruptedException {
    var answer = new StringBuilder();
    var began = System.nanoTime();
    var heard = began;
    while (true) {
      var news = call.news.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      var now = System.nanoTime();
      switch (news) {
        case null -> {
          if (now - heard > silence.toNanos()) {
            throw new CallFailed(Kind.BROKEN, model.name() + " said nothing for " + said(silence));
          }
        }
        case Text text -> {
          heard = now;
          answer.append(text.more());
        }
        case Done _ -> {
          return answer.toString();
        }
        case Failed failed -> throw failed.why();
      }
      if (now - began > whole.toNanos()) {
        throw new CallFailed(
            Kind.BROKEN, model.name() + " did not end its answer within " + said(whole));
      }
      progress.received(answer.length());
    }
  }

  /// The models that are being asked in this process, each as often as it is.
  static List<String> asking() {
    return ASKING.stream().map(Call::model).toList();
  }

  private static String said(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private final class Call implements LanguageModel.Listener {

    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private volatile long promptTokens;
    private volatile long answerTokens;
    private int length;

    private String model() {
      return model.name();
    }

    void run(String key, Question question) {
      ASKING.add(this);
      try {
        model.ask(key, question, this);
        news.add(new Done());
      } catch (CallFailed e) {
        news.add(new Failed(e));
      } catch (IOException | RuntimeException e) {
        // The vendor's library may wrap anything, and its words may hold anything: the kind says
        // enough.
        news.add(
            new Failed(
                new CallFailed(
                    Kind.BROKEN,
                    "the connection to " + model.name() + " failed (" + rootOf(e) + ")")));
      } finally {
        ASKING.remove(this);
      }
    }

    @Override
    public void text(String more) throws CallFailed {
      length += more.length();
      if (length > LONGEST_ANSWER) {
        throw tooLong(model.name());
      }
      news.add(new Text(more));
    }

    @Override
    public void tokens(long prompt, long answer) {
      promptTokens = Math.max(0, prompt);
      answerTokens = Math.max(0, answer);
    }
  }

  /// An answer that is longer than any that was asked for.
  static CallFailed tooLong(String who) {
    return new CallFailed(Kind.UNREADABLE, "the answer of " + who + " is far too long");
  }

  private static String rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
