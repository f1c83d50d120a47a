package io.clipgen.bootstrap.wiring;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.campaigns.usecase.Endings;
import io.clipgen.application.campaigns.usecase.FollowRemoval;
import io.clipgen.application.campaigns.usecase.Recounts;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.publishing.ReportedViews;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/// The use cases for what goes wrong after money was promised.
@Factory
final class DisputesWiring {

  @Singleton
  ReportedViews reportedViews(Posts posts) {
    return claims ->
        posts.views(claims).stream()
            .collect(Collectors.toMap(ViewsObserved.Views::claim, ViewsObserved.Views::views));
  }

  @Singleton
  Recounts recounts(
      Claims claims,
      Campaigns campaigns,
      Strikes strikes,
      Standings standings,
      ReportedViews reported,
      Books books,
      Endings endings,
      CampaignPolicies policies) {
    return new Recounts(claims, campaigns, strikes, standings, reported, books, endings, policies);
  }

  @Singleton
  StrikeViews strikeViews(
      Transactions transactions,
      Claims claims,
      Strikes strikes,
      Recounts recounts,
      Endings endings,
      BusinessClock clock,
      Ids ids) {
    return new StrikeViews(transactions, claims, strikes, recounts, endings, clock, ids);
  }

  @Singleton
  FollowRemoval followRemoval(
      Transactions transactions, Claims claims, Recounts recounts, Endings endings) {
    return new FollowRemoval(transactions, claims, recounts, endings);
  }
}
