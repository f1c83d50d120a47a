package io.clipgen.domain.campaigns;

/// The answer to a command on a claim: its next state, or why not.
public sealed interface ClaimStep permits Claim, ClaimRefusal {}
