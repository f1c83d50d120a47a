package io.clipgen.bootstrap.architecture.planted.apart.persistence.earnings;

/// Another context's adapter.
public class JdbcLedger {}
