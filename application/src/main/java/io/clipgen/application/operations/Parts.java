package io.clipgen.application.operations;

import java.util.List;

/// Says what this installation is made of.
public interface Parts {

  /// Every replaceable part, in a fixed order.
  List<Part> list();
}
