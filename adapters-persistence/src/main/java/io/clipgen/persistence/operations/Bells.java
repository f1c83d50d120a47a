package io.clipgen.persistence.operations;

/// One bell for each kind of work.
record Bells(Bell jobs, Bell events, Bell effects, Bell dueWork) {
  Bells() {
    this(new Bell(), new Bell(), new Bell(), new Bell());
  }
}
