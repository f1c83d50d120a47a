package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.query.ClipLibrary;
import io.clipgen.application.clips.query.EditorDesk;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The library of what is kept in the heap.
public final class InMemoryClipLibrary implements ClipLibrary, EditorDesk {

  private final InMemorySourceVideos videos;
  private final InMemoryClips clips;

  public InMemoryClipLibrary(InMemorySourceVideos videos, InMemoryClips clips) {
    this.videos = videos;
    this.clips = clips;
  }

  @Override
  public Page<SourceVideo> videos(PartyId party, @Nullable SourceVideoId after, int limit) {
    return page(
        videos.all().stream().filter(video -> video(party, video.id()).isPresent()),
        SourceVideo::id,
        after,
        limit);
  }

  @Override
  public Optional<SourceVideo> video(PartyId party, SourceVideoId video) {
    return videos.findVisible(video, party);
  }

  @Override
  public Optional<Signals> signals(PartyId party, SourceVideoId video) {
    return video(party, video).flatMap(seen -> videos.findSignals(seen.id()));
  }

  @Override
  public Optional<WordsFrom> words(PartyId party, SourceVideoId id) {
    Optional<SourceVideo> seen = video(party, id);
    return seen.flatMap(video -> videos.findTranscript(video.id()))
        .map(_ -> WordsFrom.GIVEN)
        .or(() -> seen.flatMap(video -> videos.findAnalysis(video.id())).map(_ -> WordsFrom.HEARD));
  }

  @Override
  public List<ClipOrder> orders(PartyId party, SourceVideoId video) {
    return clips.orders().stream()
        .filter(order -> order.orderedBy().equals(party) && order.source().equals(video))
        .toList();
  }

  @Override
  public Page<Clip> clips(
      PartyId party, @Nullable SourceVideoId video, @Nullable ClipId after, int limit) {
    return page(
        clips.all().stream()
            .filter(clip -> clip.owner().equals(party))
            .filter(clip -> video == null || clip.source().equals(video)),
        Clip::id,
        after,
        limit);
  }

  @Override
  public Optional<Clip> clip(PartyId party, ClipId clip) {
    return clips.findVisible(clip, party);
  }

  @Override
  public Optional<OpenClip> open(PartyId party, ClipId id) {
    return clips
        .find(id)
        .filter(clip -> clip.owner().equals(party))
        .flatMap(
            clip ->
                videos
                    .findAnalysis(clip.source(), clips.findWords(clip.madeBy()))
                    .map(
                        analysis ->
                            new OpenClip(
                                clip,
                                analysis,
                                clips.isShared(id),
                                clips.earlier(id),
                                clips.newest(id))));
  }

  @Override
  public Optional<QualityReport> quality(PartyId party, ClipId clip) {
    return clip(party, clip).flatMap(found -> clips.findQuality(found.id()));
  }

  private static <T> Page<T> page(
      Stream<T> all, Function<T, Id> id, @Nullable Id after, int limit) {
    List<T> rest =
        all.sorted(Comparator.comparing((T item) -> id.apply(item).text()).reversed())
            .filter(item -> after == null || id.apply(item).text().compareTo(after.text()) < 0)
            .toList();
    return Page.of(rest, limit, item -> id.apply(item).text());
  }
}
