package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.RuleBook;
import java.time.Instant;
import java.util.List;

/// The rules as they were configured, with what has been published since.
public final class PublishedPolicies implements CampaignPolicies {

  private final CampaignPolicy configured;
  private final Schedules schedules;
  private final BusinessClock clock;

  /// @throws IllegalArgumentException where a configured version has a name that is none
  public PublishedPolicies(CampaignPolicy configured, Schedules schedules, BusinessClock clock) {
    this.configured = RuleBook.of(configured, List.of()).at(Instant.EPOCH);
    this.schedules = schedules;
    this.clock = clock;
  }

  @Override
  public CampaignPolicy current() {
    return book().at(clock.now());
  }

  /// Every version there is.
  RuleBook book() {
    return RuleBook.of(configured, schedules.known());
  }

  /// Every version there is, while nobody else publishes one, until the open transaction ends.
  RuleBook locked() {
    return RuleBook.of(configured, schedules.lock());
  }
}
