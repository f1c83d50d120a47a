package io.clipgen.bootstrap.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A port that stays where it is, while the server behind it may come back on another one.
final class Relay implements AutoCloseable {

  private final ServerSocket server;
  private volatile int target;

  Relay(int target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Connections from now on go there.
  void leadTo(int port) {
    target = port;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        Thread.ofVirtual().start(() -> connect(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket caller) {
    try (caller;
        Socket callee = new Socket(InetAddress.getLoopbackAddress(), target)) {
      callee.setTcpNoDelay(true);
      caller.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pump(callee, caller));
      pump(caller, callee);
      back.join();
    } catch (IOException gone) {
      // the caller sees a closed connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// When one side goes, so does the other.
  private static void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException gone) {
      // both are closed
    }
  }
}
