package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Studio;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
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

  public OpenStudio(SourceVideos videos, Clips clips, BlobStore files) {
    this.videos = videos;
    this.clips = clips;
    this.files = files;
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
    return clips.find(clip).map(OpenStudio::ready);
  }

  @Override
  public InputStream open(ReadyClip clip) {
    return files.open(new BlobKey(clip.blob()));
  }

  private static ReadyClip ready(Clip clip) {
    return new ReadyClip(
        clip.id(),
        clip.owner(),
        clip.source(),
        clip.moment().title(),
        clip.length(),
        ClipFile.VIDEO.of(clip).value(),
        clip.bytes());
  }
}
