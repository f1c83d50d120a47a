package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.clips.testing.ModelUsesContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.persistence.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcModelUsesTest extends ModelUsesContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final JdbcModelUses uses = new JdbcModelUses(DB.database());

  @Override
  protected ModelUses uses() {
    return uses;
  }

  @Override
  protected ModelUsage usage() {
    return uses;
  }

  @Override
  protected Transactions transactions() {
    return DB.database();
  }

  @Override
  protected void have(SourceVideo video, List<ClipOrder> orders) {
    var clips = new JdbcClips(DB.database());
    DB.database()
        .run(
            () -> {
              new JdbcSourceVideos(DB.database()).add(video);
              orders.forEach(clips::add);
            });
  }
}
