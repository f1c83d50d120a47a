package io.clipgen.application.operations;

/// Does this process's share of what goes on in the background: jobs, the outbox, outbound effects,
/// due work. Any number of processes may work on one database.
public interface Worker {

  /// Frees at once what dead processes of this host had in hand, then begins to work. Answers when
  /// it has begun.
  void start();

  /// Stops: running jobs are interrupted and go back to the queue without having used up an
  /// attempt. Answers when nothing runs any more. Stopping twice does nothing.
  void stop();
}
