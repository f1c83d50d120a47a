package io.clipgen.bootstrap.architecture.planted.visible.application.clips.port;

/// A port.
public interface Port {}
