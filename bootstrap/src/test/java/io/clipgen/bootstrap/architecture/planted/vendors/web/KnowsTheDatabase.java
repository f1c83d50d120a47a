package io.clipgen.bootstrap.architecture.planted.vendors.web;

import org.jdbi.v3.core.Jdbi;

/// Breaks the rule on purpose: a vendor's library far from home.
class KnowsTheDatabase {
  Jdbi jdbi;
}
