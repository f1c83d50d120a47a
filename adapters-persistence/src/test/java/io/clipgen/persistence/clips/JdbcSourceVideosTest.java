package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.testing.SourceVideosContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSourceVideosTest extends SourceVideosContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @Override
  protected SourceVideos videos() {
    return new JdbcSourceVideos(DB.database());
  }

  @Override
  protected Transactions transactions() {
    return DB.database();
  }
}
