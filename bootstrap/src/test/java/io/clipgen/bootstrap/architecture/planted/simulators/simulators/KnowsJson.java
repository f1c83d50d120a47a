package io.clipgen.bootstrap.architecture.planted.simulators.simulators;

import com.fasterxml.jackson.databind.JsonNode;

/// Breaks the rule on purpose: what all simulators share knows a library.
class KnowsJson {
  JsonNode json;
}
