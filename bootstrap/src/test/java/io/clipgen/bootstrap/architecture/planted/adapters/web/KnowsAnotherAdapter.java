package io.clipgen.bootstrap.architecture.planted.adapters.web;

import io.clipgen.bootstrap.architecture.planted.adapters.payments.Gateway;

/// Breaks the rule on purpose: an adapter knows another one.
class KnowsAnotherAdapter {
  Gateway gateway;
}
