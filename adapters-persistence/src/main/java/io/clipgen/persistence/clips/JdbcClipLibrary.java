package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.query.ClipLibrary;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The library, paged by id: ids of later things are greater.
@Singleton
final class JdbcClipLibrary implements ClipLibrary {

  private static final UUID LAST = new UUID(-1L, -1L);

  private final Database database;
  private final SourceVideos videos;
  private final Clips clips;

  JdbcClipLibrary(Database database, SourceVideos videos, Clips clips) {
    this.database = database;
    this.videos = videos;
    this.clips = clips;
  }

  // Both branches are bounded by the page, whatever is stored.
  @Override
  public Page<SourceVideo> videos(PartyId party, @Nullable SourceVideoId after, int limit) {
    return database.with(
        handle ->
            Page.of(
                handle
                    .createQuery(
                        """
                        (SELECT * FROM clips.source_video
                         WHERE owner = :party AND id < :before ORDER BY id DESC LIMIT :rows)
                        UNION
                        (SELECT v.* FROM clips.source_grant g
                         JOIN clips.source_video v ON v.id = g.source
                         WHERE g.party = :party AND g.source < :before
                         ORDER BY g.source DESC LIMIT :rows)
                        ORDER BY id DESC LIMIT :rows
                        """)
                    .bind("party", party.value())
                    .bind("before", after == null ? LAST : after.value())
                    .bind("rows", limit + 1)
                    .map(Rows.of(VideoRow.class))
                    .map(VideoRow::toDomain)
                    .list(),
                limit,
                video -> video.id().text()));
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
  public Optional<WordsFrom> words(PartyId party, SourceVideoId video) {
    return video(party, video)
        .flatMap(
            seen ->
                database.with(
                    handle ->
                        handle
                            .createQuery(
                                """
                                SELECT 'GIVEN' AS words FROM clips.transcript WHERE source = :video
                                UNION ALL
                                SELECT 'HEARD' FROM clips.analysis WHERE source = :video AND heard
                                ORDER BY words LIMIT 1
                                """)
                            .bind("video", seen.id().value())
                            .mapTo(WordsFrom.class)
                            .findFirst()));
  }

  @Override
  public List<ClipOrder> orders(PartyId party, SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM clips.clip_order WHERE ordered_by = :party AND source = :video
                    ORDER BY job DESC LIMIT 20
                    """)
                .bind("party", party.value())
                .bind("video", video.value())
                .map(Rows.of(OrderRow.class))
                .map(OrderRow::toDomain)
                .list());
  }

  @Override
  public Page<Clip> clips(
      PartyId party, @Nullable SourceVideoId video, @Nullable ClipId after, int limit) {
    String ofVideo = video == null ? "" : "AND source = :video ";
    return database.with(
        handle -> {
          var query =
              handle
                  .createQuery(
                      "SELECT * FROM clips.clip WHERE owner = :party AND id < :before "
                          + ofVideo
                          + "ORDER BY id DESC LIMIT :rows")
                  .bind("party", party.value())
                  .bind("before", after == null ? LAST : after.value())
                  .bind("rows", limit + 1);
          if (video != null) {
            query.bind("video", video.value());
          }
          return Page.of(
              query.map(Rows.of(ClipRow.class)).map(ClipRow::toDomain).list(),
              limit,
              clip -> clip.id().text());
        });
  }

  @Override
  public Optional<Clip> clip(PartyId party, ClipId clip) {
    return clips.findVisible(clip, party);
  }

  @Override
  public Optional<QualityReport> quality(PartyId party, ClipId clip) {
    return clip(party, clip).flatMap(found -> clips.findQuality(found.id()));
  }
}
