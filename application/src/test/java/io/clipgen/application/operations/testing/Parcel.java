package io.clipgen.application.operations.testing;

/// A payload.
public record Parcel(int kilograms) {}
