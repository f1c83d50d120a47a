package io.clipgen.application.campaigns.testing;

import io.clipgen.application.clips.Studio;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A studio whose sources belong to whom the test says, and whose clips are finished at once.
public final class FakeStudio implements Studio {

  /// Who owns which source.
  public final Map<SourceVideoId, PartyId> sources = new HashMap<>();

  /// Who was allowed to use a source, by party and source.
  public final Set<Map.Entry<PartyId, SourceVideoId>> grants = new HashSet<>();

  /// Who was allowed to see a clip, by party and clip.
  public final Set<Map.Entry<PartyId, ClipId>> shares = new HashSet<>();

  private final Map<ClipId, ReadyClip> clips = new HashMap<>();

  /// Makes a clip.
  public ClipId make(ClipId id, PartyId owner, SourceVideoId source) {
    clips.put(
        id, new ReadyClip(id, owner, source, "A clip", Duration.ofSeconds(15), "clips/" + id, 3));
    return id;
  }

  @Override
  public boolean ownsUsableSource(PartyId party, SourceVideoId video) {
    return party.equals(sources.get(video));
  }

  @Override
  public void grant(SourceVideoId video, PartyId party) {
    grants.add(Map.entry(party, video));
  }

  @Override
  public void share(ClipId clip, PartyId party) {
    shares.add(Map.entry(party, clip));
  }

  @Override
  public Optional<ReadyClip> findReady(ClipId clip) {
    return Optional.ofNullable(clips.get(clip));
  }

  @Override
  public Optional<ReadyClip> findUnmarked(ClipId clip) {
    return findReady(clip);
  }

  @Override
  public void wantUnmarked(ClipId clip) {
    // None of its clips carries a mark.
  }

  @Override
  public InputStream open(ReadyClip clip) {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }
}
