package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.clips.testing.UploadsContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcUploadsTest extends UploadsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final JdbcUploads uploads = new JdbcUploads(DB.database());

  @Override
  protected Uploads uploads() {
    return uploads;
  }

  @Override
  protected Transactions transactions() {
    return DB.database();
  }
}
