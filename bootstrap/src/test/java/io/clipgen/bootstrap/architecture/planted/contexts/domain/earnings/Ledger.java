package io.clipgen.bootstrap.architecture.planted.contexts.domain.earnings;

/// Another context's value.
public class Ledger {}
