package io.clipgen.domain.clips;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All that a renderer needs to know to make one clip of a source.
///
/// @param source what the source is
/// @param cut which part of it, and what is left out there
/// @param treatment how it is made
/// @param size the clip's picture
/// @param watermark whether it carries ClipGen's mark
/// @param captions the words that are written into the picture, in clip time
/// @param reframing what of the source's picture is shown, in span time
/// @param title what is written into its first seconds
/// @param encoding how its file is written
public record RenderPlan(
    MediaInfo source,
    Cut cut,
    Treatment treatment,
    FrameSize size,
    boolean watermark,
    BurnedCaptions captions,
    Reframing reframing,
    Optional<HookTitle> title,
    Encoding encoding) {

  private static final long LENGTH_TOLERANCE_MS = 500;
  private static final long SAME_LENGTH_MS = 200;

  public RenderPlan {
    if (source.durationMs() > 0 && cut.span().startMs() >= source.durationMs()) {
      throw new IllegalArgumentException("the clip begins after the source's end");
    }
  }

  /// The plan for one moment of a video in which that is said, as it was asked for. The picture is
  /// never larger than the source gives: its shorter side has at most as many pixels as the
  /// source's. What the treatment takes out never makes the clip shorter than the request allows.
  ///
  /// @param signals what was measured in the source
  /// @param sightings what a closer look at the span showed
  public static RenderPlan of(
      MediaInfo source,
      Moment moment,
      ClipRequest request,
      Transcript transcript,
      Signals signals,
      Sightings sightings) {
    return of(
        source, moment, request, request.lengths().shortestMs(), transcript, signals, sightings);
  }

  /// The same for a clip that may become as short as another request allows: the one that it was
  /// first made for.
  ///
  /// @param shortestMs what is taken out never makes the clip shorter
  public static RenderPlan of(
      MediaInfo source,
      Moment moment,
      ClipRequest request,
      long shortestMs,
      Transcript transcript,
      Signals signals,
      Sightings sightings) {
    var treatment = request.treatment();
    var cut =
        Cut.of(moment.span(), transcript, signals.silences(), treatment.tightening(), shortestMs);
    return of(
        source,
        cut,
        request,
        transcript,
        signals,
        sightings,
        treatment.hookTitle()
            ? HookTitle.of(moment, cut.lengthMs())
                .map(title -> title.later(treatment.cards().beforeMs()))
            : Optional.empty());
  }

  /// The plan for all of a stretch of a video, without a title.
  public static RenderPlan of(
      MediaInfo source, Span span, ClipRequest request, Transcript transcript) {
    return of(source, span, request, transcript, Signals.none(source.durationMs()), Sightings.NONE);
  }

  /// The same, where it is known what moves and who is to be seen.
  ///
  /// @param signals what was measured in the source
  /// @param sightings what a closer look at the span showed
  public static RenderPlan of(
      MediaInfo source,
      Span span,
      ClipRequest request,
      Transcript transcript,
      Signals signals,
      Sightings sightings) {
    return of(source, Cut.none(span), request, transcript, signals, sightings, Optional.empty());
  }

  private static RenderPlan of(
      MediaInfo source,
      Cut cut,
      ClipRequest request,
      Transcript transcript,
      Signals signals,
      Sightings sightings,
      Optional<HookTitle> title) {
    var picture = source.picture();
    var shorterSide = Math.min(request.shorterSide(), Math.min(picture.width(), picture.height()));
    return new RenderPlan(
        source,
        cut,
        request.treatment(),
        request.treatment().ratio().frame(shorterSide),
        request.watermark(),
        BurnedCaptions.of(
            said(cut, request.treatment(), transcript),
            untilOutro(cut, request.treatment()),
            request.treatment().captions()),
        Reframing.of(picture, request.treatment(), cut.span(), signals, sightings),
        title,
        Encoding.USUAL);
  }

  /// The same, its file written otherwise.
  public RenderPlan encoded(Encoding encoding) {
    return new RenderPlan(
        source, cut, treatment, size, watermark, captions, reframing, title, encoding);
  }

  /// The same in the way that is most certain to work: written with care, and cropped to the middle
  /// if there is anything to crop.
  public RenderPlan careful() {
    return new RenderPlan(
        source,
        cut,
        treatment,
        size,
        watermark,
        captions,
        Reframing.safest(source.picture(), treatment.ratio(), cut.span()),
        title,
        new Encoding(true, encoding.mostKbps(), encoding.gainDb()));
  }

  /// The same without the mark.
  public RenderPlan unmarked() {
    return new RenderPlan(
        source, cut, treatment, size, false, captions, reframing, title, encoding);
  }

  /// Which part of the source is seen.
  public Span span() {
    return cut.span();
  }

  /// How each scene is framed, and why.
  public List<FramedScene> scenes() {
    return reframing.scenes().stream()
        .map(
            scene ->
                new FramedScene(
                    Span.of(
                        span().startMs() + scene.span().startMs(),
                        span().startMs() + scene.span().endMs()),
                    scene.framing(),
                    scene.byHand(),
                    scene.why()))
        .toList();
  }

  /// How long the clip is, with its cards.
  public long lengthMs() {
    return cut.lengthMs() + treatment.cards().lengthMs();
  }

  /// Whether a file of that length can have been made by this plan: it ends where the plan does,
  /// but for a few frames.
  public boolean lasts(Duration length) {
    return Math.abs(length.toMillis() - lengthMs()) < SAME_LENGTH_MS;
  }

  /// When the moment itself is shown, between the cards, in clip time.
  public Span shown() {
    return Span.of(treatment.cards().beforeMs(), untilOutro(cut, treatment).endMs());
  }

  /// What is said in the clip, in clip time.
  public Transcript said(Transcript transcript) {
    return said(cut, treatment, transcript);
  }

  /// The clip's words as subtitles.
  public Captions subtitles(Transcript transcript) {
    return Captions.of(said(transcript), untilOutro(cut, treatment));
  }

  /// The clip up to the card at its end: subtitles count from the clip's first frame.
  private static Span untilOutro(Cut cut, Treatment treatment) {
    return Span.of(0, treatment.cards().beforeMs() + cut.lengthMs());
  }

  private static Transcript said(Cut cut, Treatment treatment, Transcript transcript) {
    return cut.said(transcript).later(treatment.cards().beforeMs());
  }

  /// What is wrong with a rendered file, as a sentence; nothing if it is what was planned: the
  /// size, the length to half a second, and sound if the source has any.
  public Optional<String> fault(MediaInfo output) {
    if (output.video().isEmpty()) {
      return Optional.of("it has no picture.");
    }
    var picture = output.picture();
    if (picture.width() != size.width() || picture.height() != size.height()) {
      return Optional.of(
          "its picture is %dx%d instead of %s.".formatted(picture.width(), picture.height(), size));
    }
    if (Math.abs(output.durationMs() - lengthMs()) > LENGTH_TOLERANCE_MS) {
      return Optional.of(
          "it is %d ms long instead of %d.".formatted(output.durationMs(), lengthMs()));
    }
    if (source.hasSound() && !output.hasSound()) {
      return Optional.of("it has no sound.");
    }
    return Optional.empty();
  }
}
