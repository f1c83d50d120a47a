package io.clipgen.bootstrap.wiring;

import io.clipgen.application.clips.Studio;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.application.publishing.usecase.ConnectAccount;
import io.clipgen.application.publishing.usecase.LinkPost;
import io.clipgen.application.publishing.usecase.ListAccounts;
import io.clipgen.application.publishing.usecase.PublishApprovedClip;
import io.clipgen.application.publishing.usecase.PublishPost;
import io.clipgen.application.publishing.usecase.ReadViews;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.PollingSchedule;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The use cases of publishing.
@Factory
final class PublishingWiring {

  @Singleton
  PollingSchedule pollingSchedule(
      @Property(name = "clipgen.publishing.view-window", defaultValue = "P90D") Duration window) {
    return new PollingSchedule(window);
  }

  @Singleton
  PublishApprovedClip publishApprovedClip(
      Posts posts,
      SocialAccounts accounts,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    return new PublishApprovedClip(posts, accounts, effects, transactions, clock, ids);
  }

  @Singleton
  PublishPost publishPost(
      Posts posts,
      SocialAccounts accounts,
      Studio studio,
      SocialPublisher publisher,
      Transactions transactions,
      BusinessClock clock,
      PollingSchedule schedule) {
    return new PublishPost(posts, accounts, studio, publisher, transactions, clock, schedule);
  }

  @Singleton
  ConnectAccount connectAccount(
      SocialAccounts accounts,
      Posts posts,
      SocialPublisher publisher,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new ConnectAccount(
        accounts, posts, publisher, effects, transactions, clock, ids, actions);
  }

  @Singleton
  LinkPost linkPost(
      Posts posts, ViewSource source, Transactions transactions, BusinessClock clock) {
    return new LinkPost(posts, source, transactions, clock);
  }

  @Singleton
  ListAccounts listAccounts(SocialAccounts accounts) {
    return new ListAccounts(accounts);
  }

  @Singleton
  ReadViews readViews(
      Posts posts,
      ViewSource source,
      PollingSchedule schedule,
      Outbox outbox,
      Transactions transactions) {
    return new ReadViews(posts, source, schedule, outbox, transactions);
  }
}
