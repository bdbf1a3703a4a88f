package dev.shopfloor.writer.aws;

import java.util.List;

/**
 * The answer to an HTTP request.
 *
 * @param body empty when there is none
 * @param cookies the headers Set-Cookie as they came
 */
record HttpReply(int status, String body, List<String> cookies) {
  /** Without body and cookies, which may be secrets. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
