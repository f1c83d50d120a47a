package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.StreamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps streams in the heap.
public final class InMemoryStreams implements Streams {

  private final Map<StreamId, MediaStream> streams = new HashMap<>();
  private final InMemoryTransactions transactions;

  public InMemoryStreams(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(MediaStream stream) {
    transactions.requireOpen();
    if (findOf(stream.subject()).isPresent()) {
      throw new IllegalStateException("a thing has one stream at a time");
    }
    streams.put(stream.id(), stream);
    transactions.onRollback(() -> streams.remove(stream.id()));
  }

  @Override
  public boolean save(MediaStream stream) {
    transactions.requireOpen();
    return streams.replace(stream.id(), stream) != null;
  }

  @Override
  public Optional<MediaStream> find(StreamId stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  @Override
  public Optional<MediaStream> hold(StreamId stream) {
    transactions.requireOpen();
    return find(stream);
  }

  @Override
  public Optional<MediaStream> findOf(String subject) {
    return streams.values().stream().filter(stream -> stream.subject().equals(subject)).findFirst();
  }

  @Override
  public void remove(StreamId stream) {
    transactions.requireOpen();
    streams.remove(stream);
  }
}
