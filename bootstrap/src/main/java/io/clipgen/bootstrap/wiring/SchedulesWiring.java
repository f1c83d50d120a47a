package io.clipgen.bootstrap.wiring;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.usecase.AskBacktest;
import io.clipgen.application.campaigns.usecase.ExportBacktest;
import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.PublishedPolicies;
import io.clipgen.application.campaigns.usecase.RaiseTiers;
import io.clipgen.application.campaigns.usecase.RunBacktest;
import io.clipgen.application.campaigns.usecase.SeeBacktests;
import io.clipgen.application.campaigns.usecase.SeeSchedules;
import io.clipgen.application.earnings.EarningsHistory;
import io.clipgen.application.earnings.Rehearsal;
import io.clipgen.application.earnings.usecase.PaperRehearsal;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;

/// The rates that money depends on: published, and played on history.
@Factory
final class SchedulesWiring {

  @Singleton
  PublishedPolicies publishedPolicies(
      Environment environment, Schedules schedules, BusinessClock clock) {
    return new PublishedPolicies(new CampaignSettings(environment).policy(), schedules, clock);
  }

  @Singleton
  PublishSchedule publishSchedule(
      Transactions transactions,
      Schedules schedules,
      PublishedPolicies policies,
      BusinessClock clock,
      AdminActions actions) {
    return new PublishSchedule(transactions, schedules, policies, clock, actions);
  }

  @Singleton
  SeeSchedules seeSchedules(
      PublishedPolicies policies, AddressBook addresses, BusinessClock clock) {
    return new SeeSchedules(policies, addresses, clock);
  }

  @Singleton
  RaiseTiers raiseTiers(
      Transactions transactions, Standings standings, PublishedPolicies policies) {
    return new RaiseTiers(transactions, standings, policies);
  }

  @Singleton
  Rehearsal.Stage rehearsals(@Property(name = "clipgen.earnings.currency") String currency) {
    return () -> new PaperRehearsal(currency);
  }

  @Singleton
  RunBacktest runBacktest(
      Transactions transactions,
      Backtests backtests,
      ClaimHistory claims,
      EarningsHistory earnings,
      PublishedPolicies policies,
      Rehearsal.Stage stage,
      BusinessClock clock) {
    return new RunBacktest(transactions, backtests, claims, earnings, policies, stage, clock);
  }

  @Singleton
  AskBacktest askBacktest(
      Transactions transactions,
      Backtests backtests,
      PublishedPolicies policies,
      Jobs jobs,
      BusinessClock clock,
      Ids ids) {
    return new AskBacktest(transactions, backtests, policies, jobs, clock, ids);
  }

  @Singleton
  SeeBacktests seeBacktests(BacktestBoard board) {
    return new SeeBacktests(board);
  }

  @Singleton
  ExportBacktest exportBacktest(BacktestBoard board) {
    return new ExportBacktest(board);
  }
}
