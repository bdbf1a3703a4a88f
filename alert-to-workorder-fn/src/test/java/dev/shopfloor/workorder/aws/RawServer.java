package dev.shopfloor.workorder.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server that answers each request with bytes as told, and then does as told. */
final class RawServer implements AutoCloseable {
  final List<String> requests = new ArrayList<>();
  private final ServerSocket server;
  private final Answer answer;

  /** Answers one request over its connection. */
  interface Answer {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Answer answer) {
    this.answer = answer;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::serve);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  static Answer text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder head = new StringBuilder();
      int body = 0;
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
        if (line.startsWith("Content-Length: ")) {
          body = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      // what is left unread would reset the connection before the answer has arrived
      while (body-- > 0 && in.read() >= 0) {}
      synchronized (requests) {
        requests.add(head.toString());
      }
      answer.answer(socket.getOutputStream());
    } catch (IOException | InterruptedException gone) {
      // the client has given up
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
