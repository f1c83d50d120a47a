/// The clipping marketplace: campaigns, claims, submissions, reviews, tiers.
///
/// Publishes [io.clipgen.application.campaigns.ClipApproved],
/// [io.clipgen.application.campaigns.ClaimChanged] and
/// [io.clipgen.application.campaigns.CampaignChanged] through the outbox, for mails, posts and
/// projections. Money moves through `application.earnings.Books`, in the transaction of the use
/// case that decides; sources are shared and clips looked up through `application.clips.Studio`.
/// What hangs on time is done by three pieces of due work: claims that are due, deadlines of
/// campaigns, bonus windows.
///
/// Locks are taken in one order: claim, campaign, standing, accounts. Who takes a place locks the
/// campaign alone.
@NullMarked
package io.clipgen.application.campaigns;

import org.jspecify.annotations.NullMarked;
