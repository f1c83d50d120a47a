package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Boundaries;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.Recipe;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes a clip (CLIP-10). An edit names the version that it was made on and becomes the next
/// one: at once where no file differs, else when a job has made those that do ([RemakeClip]). A
/// clip that was submitted stays what it is; of it, as of any, an edit can make a copy.
public final class EditClip {

  private final Clips clips;
  private final ClipEdits edits;
  private final SourceVideos videos;
  private final Limits limits;
  private final Jobs jobs;
  private final InHand inHand;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public EditClip(
      Clips clips,
      ClipEdits edits,
      SourceVideos videos,
      Limits limits,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    this.clips = clips;
    this.edits = edits;
    this.videos = videos;
    this.limits = limits;
    this.jobs = jobs;
    this.inHand = new InHand(jobs, limits);
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /// An edit.
  ///
  /// @param version which version of the clip the caller saw
  /// @param copy whether it becomes a clip of its own and leaves this one as it is
  public record Command(Caller caller, ClipId clip, int version, boolean copy, Change change) {}

  /// What is changed; what is not given stays.
  ///
  /// @param restore an earlier version to go back to; the rest is changed on top of that
  /// @param startMs where it is to begin in the source
  /// @param endMs where it is to end in the source
  /// @param title what it is called
  /// @param hook what catches in its first seconds
  /// @param words what is to be read in place of what was heard
  /// @param treatment how it is made, given how it was made
  public record Change(
      @Nullable Integer restore,
      @Nullable Long startMs,
      @Nullable Long endMs,
      @Nullable String title,
      @Nullable String hook,
      List<Corrections.Correction> words,
      UnaryOperator<Treatment> treatment) {

    public Change {
      words = List.copyOf(words);
    }
  }

  /// What became of an edit.
  public sealed interface Outcome {

    /// The clip is that already.
    record Unchanged(Clip clip) implements Outcome {}

    /// No file differs, so it is the clip's next version now.
    record Done(Clip clip) implements Outcome {}

    /// A job makes what differs.
    ///
    /// @param clip what the edit becomes: the same clip, or the id of the copy
    /// @param version which version of it
    /// @param recipe what it will be, its ends where they were put between words
    /// @param remade the files that are made again
    record Started(JobId job, ClipId clip, int version, Recipe recipe, Set<ClipFile> remade)
        implements Outcome {

      public Started {
        remade = Set.copyOf(remade);
      }
    }

    /// Somebody has changed the clip since.
    ///
    /// @param version the one that it is now
    record Outdated(int version) implements Outcome {}

    /// Another edit of it is still worked on.
    record UnderWay(JobId job) implements Outcome {}
  }

  /// Edits a clip of the caller's own.
  ///
  /// @throws NotFound if the caller owns no such clip
  /// @throws InvalidInput if a change breaks a rule; names it
  /// @throws Refused if the clip was submitted and no copy is asked for, or so many edits of the
  ///   caller are worked on as the plan allows
  public Outcome handle(Command command) {
    return transactions.call(() -> edit(command));
  }

  private Outcome edit(Command command) {
    Clip clip = own(command);
    if (clip.version() != command.version()) {
      return new Outcome.Outdated(clip.version());
    }
    if (!command.copy()) {
      if (clips.isShared(clip.id())) {
        throw new Refused(
            "clip-in-use",
            "This clip was submitted to a campaign, so it stays as it is: ask for a copy and submit that one.");
      }
      ClipEdit newest = edits.newest(clip.id()).orElse(null);
      if (newest != null && newest.isPending()) {
        return new Outcome.UnderWay(newest.job());
      }
    }
    Analysis analysis =
        videos
            .findAnalysis(clip.source(), clips.findWords(clip.madeBy()))
            .orElseThrow(() -> new NotFound("video", clip.source()));
    Recipe recipe = recipe(clip, command.change(), analysis);
    if (!command.copy() && recipe.equals(clip.recipe())) {
      return new Outcome.Unchanged(clip);
    }
    return begin(command, clip, recipe, remade(command, clip, recipe, analysis));
  }

  private Clip own(Command command) {
    return clips
        .findVisible(command.clip(), command.caller().party())
        .filter(found -> found.owner().equals(command.caller().party()))
        .orElseThrow(() -> new NotFound("clip", command.clip()));
  }

  private Set<ClipFile> remade(Command command, Clip clip, Recipe recipe, Analysis analysis) {
    if (command.copy()) {
      return EnumSet.allOf(ClipFile.class);
    }
    ClipRequest ordered = clips.orderOf(clip).request();
    return Retake.of(clip, recipe, limits.watermark(clip.owner()), ordered, analysis)
        .changedFrom(Retake.of(clip, clip.recipe(), clip.watermark(), ordered, analysis), clip);
  }

  private Outcome begin(Command command, Clip clip, Recipe recipe, Set<ClipFile> remade) {
    Instant now = clock.now();
    if (remade.isEmpty()) {
      Clip next =
          clip.next(
              recipe,
              clip.excerpt(),
              clip.size(),
              clip.watermark(),
              clip.length(),
              clip.bytes(),
              clip.files(),
              clip.captionFiles(),
              now,
              clip.scenes());
      return clips.replace(next)
          ? new Outcome.Done(next)
          : new Outcome.Outdated(clips.find(clip.id()).map(Clip::version).orElse(0));
    }
    ClipId target = command.copy() ? new ClipId(ids.next()) : clip.id();
    JobId job =
        jobs.enqueue(
            RemakeClip.KIND,
            clip.owner(),
            target.text(),
            1,
            new RemakeClip.Edited(clip.id().text(), target.text()));
    if (!edits.begin(ClipEdit.of(job, clip.id(), target, clip.version(), recipe, now))) {
      return new Outcome.UnderWay(job);
    }
    inHand.checkOrders(clip.owner());
    return new Outcome.Started(
        job, target, command.copy() ? 1 : clip.version() + 1, recipe, remade);
  }

  private Recipe recipe(Clip clip, Change change, Analysis analysis) {
    Recipe base = change.restore() == null ? clip.recipe() : earlier(clip, change.restore());
    Treatment treatment = change.treatment().apply(base.treatment());
    CardRule.check(treatment.cards(), limits, clip.owner());
    return new Recipe(
        span(base.span(), change, analysis),
        change.title() == null
            ? base.title()
            : text("title", change.title(), 1, Recipe.LONGEST_TITLE),
        change.hook() == null ? base.hook() : text("hook", change.hook(), 0, Recipe.LONGEST_HOOK),
        corrections(base.corrections(), change.words(), analysis.transcript()),
        treatment);
  }

  private Recipe earlier(Clip clip, int version) {
    if (version == clip.version()) {
      return clip.recipe();
    }
    return edits.earlier(clip.id()).stream()
        .filter(each -> each.number() == version)
        .findFirst()
        .map(ClipVersion::recipe)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "restore", "must be a version of this clip, from 1 to " + clip.version()));
  }

  private static Corrections corrections(
      Corrections before, List<Corrections.Correction> words, Transcript heard) {
    return words.isEmpty()
        ? before
        : InvalidInput.reading("words", () -> before.with(words, heard));
  }

  private static Span span(Span before, Change change, Analysis analysis) {
    if (change.startMs() == null && change.endMs() == null) {
      return before;
    }
    long start = change.startMs() == null ? before.startMs() : change.startMs();
    long end = change.endMs() == null ? before.endMs() : change.endMs();
    long last = analysis.info().durationMs();
    String moved = change.endMs() == null ? "startMs" : "endMs";
    if (start < 0) {
      throw new InvalidInput("startMs", "must be 0 or more");
    }
    if (end > last) {
      throw new InvalidInput("endMs", "must be at most %d, where the video ends".formatted(last));
    }
    if (end <= start) {
      throw new InvalidInput(moved, "must leave a clip that ends after it begins");
    }
    Span put = Boundaries.offWords(Span.of(start, end), analysis.transcript(), last);
    if (put.length().compareTo(ClipRequest.SHORTEST) < 0
        || put.length().compareTo(ClipRequest.LONGEST) > 0) {
      throw new InvalidInput(
          moved,
          "must leave a clip of %d to %d seconds: between words, it would be %.1f s long"
              .formatted(
                  ClipRequest.SHORTEST.toSeconds(),
                  ClipRequest.LONGEST.toSeconds(),
                  put.lengthMs() / 1000.0));
    }
    return put;
  }

  private static String text(String field, String given, int fewest, int most) {
    String text = given.strip();
    if (text.length() < fewest || text.length() > most) {
      throw new InvalidInput(field, "must have %d to %d characters".formatted(fewest, most));
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidInput(field, "must have no line breaks or control characters");
    }
    return text;
  }
}
