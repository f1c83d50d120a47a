package io.clipgen.domain.campaigns;

/// The answer to a command on a campaign: its next state, or why not.
public sealed interface CampaignStep permits Campaign, CampaignRefusal {}
