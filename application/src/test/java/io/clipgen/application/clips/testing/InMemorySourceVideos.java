package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps videos in the heap.
public final class InMemorySourceVideos implements SourceVideos {

  private record Grant(SourceVideoId video, PartyId party) {}

  private final Map<SourceVideoId, SourceVideo> videos = new HashMap<>();
  private final Set<Grant> grants = new HashSet<>();
  private final Map<SourceVideoId, Analysis> analyses = new HashMap<>();
  private final Map<SourceVideoId, Transcript> transcripts = new HashMap<>();
  private final Map<SourceVideoId, Chat> chats = new HashMap<>();
  private final Map<SourceVideoId, Signals> measured = new HashMap<>();
  private final Map<SourceVideoId, Storyboard> storyboards = new HashMap<>();
  private final InMemoryTransactions transactions;

  public InMemorySourceVideos(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /// How many there are.
  public int size() {
    return videos.size();
  }

  /// All videos, in no order.
  public List<SourceVideo> all() {
    return List.copyOf(videos.values());
  }

  @Override
  public void add(SourceVideo video) {
    transactions.requireOpen();
    if (videos.putIfAbsent(video.id(), video) != null) {
      throw new IllegalStateException("there is such a video: " + video.id());
    }
  }

  @Override
  public Optional<SourceVideo> find(SourceVideoId video) {
    return Optional.ofNullable(videos.get(video));
  }

  @Override
  public Optional<SourceVideo> findVisible(SourceVideoId video, PartyId party) {
    return find(video)
        .filter(v -> v.owner().equals(party) || grants.contains(new Grant(video, party)));
  }

  @Override
  public void saveState(SourceVideo video) {
    transactions.requireOpen();
    videos.replace(video.id(), video);
  }

  @Override
  public void grant(SourceVideoId video, PartyId party) {
    transactions.requireOpen();
    grants.add(new Grant(video, party));
  }

  @Override
  public void saveSignals(SourceVideoId video, Signals signals) {
    transactions.requireOpen();
    measured.put(video, signals);
  }

  @Override
  public Optional<Signals> findSignals(SourceVideoId video) {
    return findAnalysis(video)
        .map(Analysis::signals)
        .or(() -> Optional.ofNullable(measured.get(video)));
  }

  @Override
  public void saveStoryboard(SourceVideoId video, Storyboard storyboard) {
    transactions.requireOpen();
    storyboards.put(video, storyboard);
  }

  @Override
  public Optional<Storyboard> findStoryboard(SourceVideoId video) {
    return Optional.ofNullable(storyboards.get(video));
  }

  @Override
  public void saveAnalysis(SourceVideoId video, Analysis analysis) {
    transactions.requireOpen();
    analyses.put(video, analysis);
  }

  @Override
  public Optional<Analysis> findAnalysis(SourceVideoId video) {
    return Optional.ofNullable(analyses.get(video));
  }

  @Override
  public void saveTranscript(SourceVideoId video, Transcript transcript) {
    transactions.requireOpen();
    transcripts.put(video, transcript);
  }

  @Override
  public Optional<Transcript> findTranscript(SourceVideoId video) {
    return Optional.ofNullable(transcripts.get(video));
  }

  @Override
  public void removeTranscript(SourceVideoId video) {
    transactions.requireOpen();
    transcripts.remove(video);
  }

  @Override
  public void saveChat(SourceVideoId video, Chat chat) {
    transactions.requireOpen();
    chats.put(video, chat);
  }

  @Override
  public Optional<Chat> findChat(SourceVideoId video) {
    return Optional.ofNullable(chats.get(video));
  }
}
