package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Studio;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.operations.Jobs;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.InputStream;
import java.util.Optional;

/// The studio as other contexts see it.
public final class OpenStudio implements Studio {

  private final SourceVideos videos;
  private final Clips clips;
  private final BlobStore files;
  private final Jobs jobs;

  public OpenStudio(SourceVideos videos, Clips clips, BlobStore files, Jobs jobs) {
    this.videos = videos;
    this.clips = clips;
    this.files = files;
    this.jobs = jobs;
  }

  @Override
  public boolean ownsUsableSource(PartyId party, SourceVideoId video) {
    return videos
        .find(video)
        .filter(found -> found.owner().equals(party) && found.isUsable())
        .isPresent();
  }

  @Override
  public void grant(SourceVideoId video, PartyId party) {
    videos.grant(video, party);
  }

  @Override
  public void share(ClipId clip, PartyId party) {
    clips.share(clip, party);
  }

  @Override
  public Optional<ReadyClip> findReady(ClipId clip) {
    return clips.find(clip).map(found -> ready(found, ClipFile.VIDEO.of(found), found.bytes()));
  }

  @Override
  public Optional<ReadyClip> findUnmarked(ClipId id) {
    Optional<Clip> clip = clips.find(id);
    if (clip.isEmpty() || !clip.get().watermark()) {
      return findReady(id);
    }
    return files
        .find(ClipFile.unmarked(clip.get()))
        .map(file -> ready(clip.get(), file.key(), file.size()));
  }

  @Override
  public void wantUnmarked(ClipId id) {
    clips
        .find(id)
        .filter(Clip::watermark)
        .ifPresent(
            clip ->
                jobs.enqueue(
                    RenderUnmarked.KIND,
                    clip.owner(),
                    clip.id().text(),
                    0,
                    new RenderUnmarked.Order(clip.id().text())));
  }

  @Override
  public InputStream open(ReadyClip clip) {
    return files.open(new BlobKey(clip.blob()));
  }

  private static ReadyClip ready(Clip clip, BlobKey file, long bytes) {
    return new ReadyClip(
        clip.id(),
        clip.owner(),
        clip.source(),
        clip.moment().title(),
        clip.length(),
        file.value(),
        bytes);
  }
}
