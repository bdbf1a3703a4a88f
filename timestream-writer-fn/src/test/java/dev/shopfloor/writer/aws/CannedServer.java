package dev.shopfloor.writer.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers each request with the same bytes, whole or not, and closes the connection. */
final class CannedServer implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final ServerSocket server;
  private volatile String answer = "";

  CannedServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  void say(String said) {
    answer = said;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
          if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
            length = Integer.parseInt(line.substring(LENGTH.length()).strip());
          }
        }
        in.readNBytes(length);
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException closed) {
        // the next connection, if the server is still there
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
