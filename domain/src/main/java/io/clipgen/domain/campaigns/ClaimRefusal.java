package io.clipgen.domain.campaigns;

import java.time.Instant;

/// Why a command on a claim was refused.
public sealed interface ClaimRefusal extends ClaimStep {

  /// A stable name in kebab case.
  String code();

  /// What to do about it, in a sentence.
  String sentence();

  /// The command does not fit the state.
  record WrongState(ClaimState state, String command) implements ClaimRefusal {
    @Override
    public String code() {
      return "claim-state";
    }

    @Override
    public String sentence() {
      return "This cannot be done (" + command + "): the claim is " + state.words() + ".";
    }
  }

  /// The time for it is over.
  record TooLate(String command, Instant since) implements ClaimRefusal {
    @Override
    public String code() {
      return "too-late";
    }

    @Override
    public String sentence() {
      return "The time to " + command + " was over at " + since + ".";
    }
  }

  /// Changes were asked for as often as the rules allow.
  record NoRoundLeft(int rounds) implements ClaimRefusal {
    @Override
    public String code() {
      return "no-round-left";
    }

    @Override
    public String sentence() {
      return "Changes were already asked for "
          + rounds
          + " times: approve the clip, or reject it with a reason.";
    }
  }

  /// Another submission has taken this one's place.
  record Superseded() implements ClaimRefusal {
    @Override
    public String code() {
      return "submission-superseded";
    }

    @Override
    public String sentence() {
      return "This submission is not the one to be decided any more: look at the claim's latest.";
    }
  }
}
