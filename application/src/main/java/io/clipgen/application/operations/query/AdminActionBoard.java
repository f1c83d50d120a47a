package io.clipgen.application.operations.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.AdminActionId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads what administrators have decided.
public interface AdminActionBoard {

  /// What was decided, newest first.
  ///
  /// @param by only by this one; `null` for all
  /// @param subject only about this; `null` for all
  Page<View> list(
      @Nullable PartyId by, @Nullable String subject, @Nullable AdminActionId after, int limit);

  /// One decision.
  ///
  /// @param what in kebab case
  /// @param subject what it was about, as the text form of an id
  /// @param reason as it was given; empty where none was
  /// @param at by the machine's clock
  record View(
      AdminActionId id, PartyId by, String what, String subject, String reason, Instant at) {}
}
