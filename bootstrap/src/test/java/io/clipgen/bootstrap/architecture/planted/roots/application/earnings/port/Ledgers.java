package io.clipgen.bootstrap.architecture.planted.roots.application.earnings.port;

/// A port of another context.
public interface Ledgers {}
