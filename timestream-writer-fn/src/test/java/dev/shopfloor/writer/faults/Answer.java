package dev.shopfloor.writer.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param headers of the answer, but its length
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  /** An answer with a text. */
  public Answer(int status, Map<String, String> headers, String body) {
    this(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** As it goes over the connection. */
  byte[] bytes() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (status != 204) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    byte[] text = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[text.length + body.length];
    System.arraycopy(text, 0, all, 0, text.length);
    System.arraycopy(body, 0, all, text.length, body.length);
    return all;
  }
}
