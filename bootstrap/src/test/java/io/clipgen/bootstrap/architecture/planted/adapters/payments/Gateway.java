package io.clipgen.bootstrap.architecture.planted.adapters.payments;

/// What an adapter of another module must not know.
public class Gateway {}
