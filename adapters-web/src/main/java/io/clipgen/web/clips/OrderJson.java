package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.domain.clips.ClipOrder;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// An order of clips and what came of it.
@Serdeable
record OrderJson(
    String job,
    int count,
    int length,
    String ratio,
    String framing,
    String captionStyle,
    String tightening,
    boolean hookTitle,
    @Schema(description = "pending, made or failed") String state,
    int made,
    @Schema(description = "Why fewer were made than asked for, a sentence each")
        List<String> reasons,
    @Schema(
            description =
                "What else there is to know of how they were made, such as that another analyst chose than the one configured")
        List<String> remarks,
    @Schema(description = "The language models that were asked, with their tokens")
        List<ModelUseJson> modelUse,
    Instant orderedAt) {

  static OrderJson from(ClipOrder order, List<ModelUsage.Total> used) {
    return switch (order.outcome()) {
      case ClipOrder.Pending _ -> from(order, used, "pending", new ClipOrder.Made(0, List.of()));
      case ClipOrder.Made made -> from(order, used, "made", made);
      case ClipOrder.Failed failed ->
          from(order, used, "failed", new ClipOrder.Made(0, List.of(failed.reason())));
    };
  }

  private static OrderJson from(
      ClipOrder order, List<ModelUsage.Total> used, String state, ClipOrder.Made made) {
    return new OrderJson(
        order.job().text(),
        order.request().count(),
        (int) order.request().length().toSeconds(),
        order.request().treatment().ratio().code(),
        order.request().treatment().framing().code(),
        order.request().treatment().captions().code(),
        order.request().treatment().tightening().code(),
        order.request().treatment().hookTitle(),
        state,
        made.clips(),
        made.shortfalls(),
        made.remarks(),
        used.stream().map(ModelUseJson::from).toList(),
        order.orderedAt());
  }
}
