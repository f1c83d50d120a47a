package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.domain.earnings.Statement;

/// Writes statements as files that people and programs read.
public interface StatementPrinter {

  /// The whole file but for its signature, as [SignedFile#sign] takes it. It carries
  /// [Statement#summary()] word by word.
  byte[] print(Statement statement, SignedFile.Form form);
}
