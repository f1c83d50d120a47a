package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.shared.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A row of `clips.clip_order`.
public record OrderRow(
    UUID job,
    UUID source,
    UUID orderedBy,
    int clipsWanted,
    long lengthMs,
    String treatment,
    int shorterSide,
    boolean watermark,
    Instant orderedAt,
    String outcome,
    int clipsMade,
    List<String> reasons,
    List<String> remarks) {

  static OrderRow from(ClipOrder order) {
    ClipRequest request = order.request();
    Settled settled = Settled.from(order.outcome());
    return new OrderRow(
        order.job().value(),
        order.source().value(),
        order.orderedBy().value(),
        request.count(),
        request.length().toMillis(),
        Json.write(request.treatment()),
        request.shorterSide(),
        request.watermark(),
        order.orderedAt(),
        settled.outcome(),
        settled.clipsMade(),
        settled.reasons(),
        settled.remarks());
  }

  ClipOrder toDomain() {
    return new ClipOrder(
        new JobId(job),
        new SourceVideoId(source),
        new PartyId(orderedBy),
        new ClipRequest(
            clipsWanted,
            Duration.ofMillis(lengthMs),
            Json.read(treatment, Treatment.class),
            shorterSide,
            watermark),
        orderedAt,
        new Settled(outcome, clipsMade, reasons, remarks).toDomain());
  }

  /// What came of an order, as its columns.
  public record Settled(String outcome, int clipsMade, List<String> reasons, List<String> remarks) {

    static Settled from(ClipOrder.Outcome outcome) {
      return switch (outcome) {
        case ClipOrder.Pending _ -> new Settled("pending", 0, List.of(), List.of());
        case ClipOrder.Made made ->
            new Settled("made", made.clips(), made.shortfalls(), made.remarks());
        case ClipOrder.Failed failed ->
            new Settled("failed", 0, List.of(failed.reason()), List.of());
      };
    }

    ClipOrder.Outcome toDomain() {
      return switch (outcome) {
        case "pending" -> new ClipOrder.Pending();
        case "made" -> new ClipOrder.Made(clipsMade, reasons, remarks);
        case "failed" -> new ClipOrder.Failed(String.join(" ", reasons));
        default -> throw new IllegalStateException("no such outcome of an order: " + outcome);
      };
    }
  }
}
