package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.clips.testing.PassKeysContract;
import io.clipgen.application.clips.testing.StreamsContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcStreamsTest extends StreamsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @Override
  protected Streams streams() {
    return new JdbcStreams(DB.database());
  }

  @Override
  protected Transactions transactions() {
    return DB.database();
  }

  @Nested
  class Keys extends PassKeysContract {

    @Override
    protected PassKeys keys() {
      return new JdbcPassKeys(DB.database());
    }

    @Override
    protected Transactions transactions() {
      return DB.database();
    }
  }
}
