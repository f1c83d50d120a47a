package io.clipgen.bootstrap.architecture.planted.framework.application.campaigns;

import io.micronaut.context.BeanContext;

/// Breaks the rule on purpose: a use case knows the framework.
class KnowsTheFramework {
  BeanContext beans;
}
