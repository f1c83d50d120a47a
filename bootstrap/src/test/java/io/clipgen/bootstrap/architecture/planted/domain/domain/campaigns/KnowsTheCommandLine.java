package io.clipgen.bootstrap.architecture.planted.domain.domain.campaigns;

import picocli.CommandLine;

/// Breaks the rule on purpose: the domain knows a library.
class KnowsTheCommandLine {
  CommandLine line;
}
