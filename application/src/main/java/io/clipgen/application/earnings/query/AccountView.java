package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.Money;

/// An account and what is on it.
///
/// @param kind `asset`, `liability`, `equity`, `revenue` or `expense`
/// @param balance positive in the direction in which its kind grows
public record AccountView(String code, String kind, Money balance) {}
