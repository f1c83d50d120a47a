package io.clipgen.persistence.publishing;

import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.publishing.testing.PostsContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPostsTest extends PostsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @AfterEach
  void empty() {
    DB.asOwner(
        "TRUNCATE publishing.observation, publishing.post, publishing.social_account CASCADE");
  }

  @Override
  protected Posts posts() {
    return new JdbcPosts(DB.database());
  }

  @Override
  protected SocialAccounts accounts() {
    return new JdbcSocialAccounts(DB.database());
  }

  @Override
  protected Transactions transactions() {
    return DB.database();
  }
}
