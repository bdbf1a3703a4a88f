package dev.shopfloor.runtime.aws;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

/**
 * Answers requests of this process to itself, one after the other, so that a client's whole way
 * down to the socket is walked while nothing leaves. Each connection ends with its answer, because
 * none may be open when a snapshot is taken.
 */
final class LoopbackAnswers implements AutoCloseable {
  /** Where the credentials are. */
  static final String CREDENTIALS = "/credentials";

  private final ServerSocket socket;
  private final Function<String, byte[]> answers;

  /**
   * Begins to listen.
   *
   * @param answers to a request, by its operation, such as {@code GetItem}; by method and path,
   *     such as {@code GET /credentials}, for one that is none of AWS's JSON protocols
   */
  LoopbackAnswers(Function<String, byte[]> answers) throws IOException {
    this.answers = answers;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("rehearsal").start(this::listen);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        answer(connection);
      } catch (IOException ended) {
        // by close, or by a client that has seen enough
      }
    }
  }

  private void answer(Socket connection) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    String request = line(in);
    String operation = request.substring(0, end(request));
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      } else if (header.startsWith("x-amz-target:")) {
        operation = line.substring(line.lastIndexOf('.') + 1).strip();
      }
    }
    in.readNBytes(length);
    byte[] body = answers.apply(operation);
    String head = body.length == 0 ? "204 No Content" : "200 OK";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("HTTP/1.1 "
                + head
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                + body.length
                + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(body);
    connection.getOutputStream().write(out.toByteArray());
  }

  /** Where the path of a request's first line ends, which neither query nor version follows. */
  private static int end(String request) {
    int end = request.lastIndexOf(' ');
    int query = request.indexOf('?');
    return query < 0 ? end : Math.min(query, end);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("a request was cut off");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
