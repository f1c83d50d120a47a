/// The clipping marketplace: a brand funds a [io.clipgen.domain.campaigns.Campaign], clippers take
/// its places, each with a [io.clipgen.domain.campaigns.Claim], submit a clip, and are paid their
/// tier's share of the price and a bonus that follows the views.
///
/// The words: a **place** is one paid clip of a campaign; a **claim** is one clipper's hold on a
/// place; a **submission** is a clip handed in for it; a **review** is what became of a submission;
/// a **tier** is what a clipper's standing earned, and decides the split; the **ceiling** limits
/// bonuses to a share of what the clip itself earns.
///
/// Time, ids and numbers come in as arguments; every number of the rules is part of
/// [io.clipgen.domain.campaigns.CampaignPolicy]. What depends on money is frozen into a claim's
/// [io.clipgen.domain.campaigns.ClaimTerms] when the place is taken, with the versions of the rules
/// that gave it.
///
/// Commands on the two aggregates answer with the next state or with a named refusal, never with an
/// exception: see [io.clipgen.domain.campaigns.CampaignStep] and
/// [io.clipgen.domain.campaigns.ClaimStep].
@NullMarked
package io.clipgen.domain.campaigns;

import org.jspecify.annotations.NullMarked;
