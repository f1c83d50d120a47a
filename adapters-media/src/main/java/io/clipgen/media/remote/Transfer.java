package io.clipgen.media.remote;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.RemoteFiles.Fetched;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.shared.FileSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// One file on its way here. Every address, the first and each that it leads to, is looked up once;
/// all that the name stands for are checked; and the connection goes to one that was checked, so
/// that a name which means something else a moment later changes nothing.
final class Transfer {

  private static final int MOST_REDIRECTS = 5;
  private static final int CONNECT_MS = 10_000;
  private static final int FIRST_LOOK = 1 << 16;
  private static final int BUFFER = 1 << 16;
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);

  private final AddressRules rules;
  private final Resolver resolver;
  private final Path target;
  private final long mostBytes;
  private final Consumer<Path> firstLook;

  private volatile @Nullable Socket connection;
  private volatile boolean stopped;
  private volatile long received;
  private volatile long expected = -1;

  Transfer(
      AddressRules rules,
      Resolver resolver,
      Path target,
      long mostBytes,
      Consumer<Path> firstLook) {
    this.rules = rules;
    this.resolver = resolver;
    this.target = target;
    this.mostBytes = mostBytes;
    this.firstLook = firstLook;
  }

  /// How many bytes have arrived.
  long received() {
    return received;
  }

  /// How much of it has arrived, from 0 to 1; of a file whose size nobody told, never all.
  double fraction() {
    long whole = expected > 0 ? expected : mostBytes;
    return Math.clamp((double) received / whole, 0.0, 1.0);
  }

  /// Ends it.
  void stop() {
    stopped = true;
    closeQuietly(connection);
  }

  Fetched run(String address) throws IOException {
    URI at = URI.create(address);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      try (Socket socket = connected(at)) {
        ask(socket, at);
        HttpAnswer answer = HttpAnswer.read(socket.getInputStream());
        if (!MOVED.contains(answer.status())) {
          receive(answer);
          return new Fetched(name(at), received);
        }
        at = next(at, answer);
      }
    }
    throw new UnusableMedia("The address leads from one to the next without end.");
  }

  private static URI next(URI at, HttpAnswer answer) {
    try {
      return at.resolve(new URI(answer.header("location").orElse("")));
    } catch (URISyntaxException e) {
      throw new UnusableMedia("The address leads to one that cannot be read.");
    }
  }

  private Socket connected(URI at) throws IOException {
    rules
        .refusal(at.toString())
        .ifPresent(
            rule -> {
              throw new UnusableMedia("The address " + rule + ".");
            });
    boolean secure = at.getScheme().equalsIgnoreCase("https");
    int port = at.getPort() == -1 ? (secure ? 443 : 80) : at.getPort();
    Socket socket = new Socket();
    connection = socket;
    try {
      if (stopped) {
        throw new IOException("it was stopped");
      }
      socket.connect(new InetSocketAddress(checked(at.getHost()), port), CONNECT_MS);
      return secure ? secured(socket, at.getHost(), port) : socket;
    } catch (IOException | RuntimeException e) {
      closeQuietly(socket);
      throw e;
    }
  }

  private InetAddress checked(String host) {
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new UnusableMedia("There is no server of that name: " + host + ".");
    }
    if (addresses.isEmpty() || !addresses.stream().allMatch(rules::allows)) {
      throw new UnusableMedia(
          "The address is of a network that is not public, so nothing is fetched from there.");
    }
    return addresses.getFirst();
  }

  private static Socket secured(Socket socket, String host, int port) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(socket, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private static void ask(Socket socket, URI at) throws IOException {
    URI ascii = URI.create(at.toASCIIString());
    String path =
        ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    String host = ascii.getPort() == -1 ? ascii.getHost() : ascii.getHost() + ":" + ascii.getPort();
    String request =
        "GET %s%s HTTP/1.1\r\nHost: %s\r\nUser-Agent: ClipGen\r\nAccept: video/*,*/*;q=0.5\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n"
            .formatted(path, query, host);
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void receive(HttpAnswer answer) throws IOException {
    refuseUnlessSent(answer.status());
    String packed = answer.header("content-encoding").orElse("identity");
    if (!packed.strip().equalsIgnoreCase("identity")) {
      throw new UnusableMedia(
          "The server sends the file packed (%s), which was not asked for."
              .formatted(packed.toLowerCase(Locale.ROOT)));
    }
    expected = answer.length().orElse(-1);
    if (expected > mostBytes) {
      throw tooLarge();
    }
    try (InputStream body = answer.body();
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      boolean looked = false;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        if (received + read > mostBytes) {
          throw tooLarge();
        }
        write(out, buffer, read);
        received += read;
        if (!looked && received >= FIRST_LOOK) {
          looked = true;
          firstLook.accept(target);
        }
      }
      if (!looked) {
        firstLook.accept(target);
      }
    }
  }

  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new MediaFailure("The file cannot be kept: " + e.getMessage() + ".", e);
    }
  }

  private static void refuseUnlessSent(int status) {
    if (status == 200) {
      return;
    }
    if (status == 429 || status >= 500) {
      throw new MediaFailure("The server cannot send the file just now (%d).".formatted(status));
    }
    throw new UnusableMedia(
        switch (status) {
          case 401, 403 ->
              "The server sends the file only to those it knows (%d).".formatted(status);
          case 404, 410 -> "There is no file at this address (%d).".formatted(status);
          default -> "The server does not send the file (%d).".formatted(status);
        });
  }

  private UnusableMedia tooLarge() {
    return new UnusableMedia(
        "The file is larger than the %s that your plan takes."
            .formatted(FileSize.inWords(mostBytes)));
  }

  private static String name(URI at) {
    String path = at.getPath() == null ? "" : at.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void closeQuietly(@Nullable Socket socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone anyway.
      }
    }
  }
}
