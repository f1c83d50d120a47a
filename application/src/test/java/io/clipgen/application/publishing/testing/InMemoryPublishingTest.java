package io.clipgen.application.publishing.testing;

import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;

class InMemoryPublishingTest extends PostsContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPublishing publishing = new InMemoryPublishing(transactions);

  @Override
  protected Posts posts() {
    return publishing;
  }

  @Override
  protected SocialAccounts accounts() {
    return publishing;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
