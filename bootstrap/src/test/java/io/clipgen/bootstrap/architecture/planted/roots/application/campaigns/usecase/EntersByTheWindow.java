package io.clipgen.bootstrap.architecture.planted.roots.application.campaigns.usecase;

import io.clipgen.bootstrap.architecture.planted.roots.application.earnings.port.Ledgers;

/// Breaks the rule on purpose: a use case uses another context's port.
class EntersByTheWindow {
  Ledgers ledgers;
}
