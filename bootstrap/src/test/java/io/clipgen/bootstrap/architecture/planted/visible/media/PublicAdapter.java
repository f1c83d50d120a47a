package io.clipgen.bootstrap.architecture.planted.visible.media;

import io.clipgen.bootstrap.architecture.planted.visible.application.clips.port.Port;

/// Breaks the rule on purpose: an adapter that anyone can name.
public class PublicAdapter implements Port {}
