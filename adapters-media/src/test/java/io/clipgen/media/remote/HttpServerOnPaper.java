package io.clipgen.media.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on loopback that says exactly what it is told to, sensible or not.
final class HttpServerOnPaper implements AutoCloseable {

  /// Says its answer.
  private interface Answer {
    void to(Socket client) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();

  HttpServerOnPaper() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  String address(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  String answer(String path, String head, byte[] body) {
    answers.put(
        path,
        client -> {
          client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
          client.getOutputStream().write(body);
          if (path.equals("/slow")) {
            Thread.sleep(10_000);
          }
        });
    return address(path);
  }

  void endless(String path, String head) {
    answers.put(
        path,
        client -> {
          client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
          byte[] block = new byte[1 << 14];
          while (!client.isClosed()) {
            client.getOutputStream().write(block);
          }
        });
  }

  void drip(String path, String head) {
    answers.put(
        path,
        client -> {
          OutputStream out = client.getOutputStream();
          out.write(head.getBytes(StandardCharsets.ISO_8859_1));
          while (!client.isClosed()) {
            out.write('H');
            Thread.sleep(20);
          }
        });
  }

  List<String> asked() {
    return asked;
  }

  List<String> hosts() {
    return hosts;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      String path = in.readLine().split(" ")[1];
      asked.add(path);
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.startsWith("Host: ")) {
          hosts.add(line.substring(6));
        }
      }
      Answer answer = answers.get(path);
      if (answer == null) {
        client
            .getOutputStream()
            .write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      } else {
        answer.to(client);
      }
    } catch (IOException | InterruptedException e) {
      // The other side has gone, or the test has ended.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
