package dev.shopfloor.workorder.cmms;

import java.util.List;
import java.util.Map;

/** What came of one request. */
public sealed interface Answer {
  /**
   * The other side answered.
   *
   * @param status the HTTP status
   * @param headers by name in lower case, the first of each, without cookies
   * @param cookies what is to be sent back, each as {@code name=value}
   * @param body at most a megabyte
   */
  @SuppressWarnings("ArrayRecordComponent") // read once and dropped; identity is never asked
  record Answered(int status, Map<String, String> headers, List<String> cookies, byte[] body)
      implements Answer {
    /** Copies headers and cookies. */
    public Answered {
      headers = Map.copyOf(headers);
      cookies = List.copyOf(cookies);
    }

    /** An answer without cookies. */
    public Answered(int status, Map<String, String> headers, byte[] body) {
      this(status, headers, List.of(), body);
    }

    /** The status only: headers and body may hold a token. */
    @Override
    public String toString() {
      return "Answered[" + status + ", " + body.length + " bytes]";
    }
  }

  /**
   * The request certainly did not reach the application.
   *
   * @param why what happened
   */
  record NotSent(String why) implements Answer {}

  /**
   * The request may have been carried out.
   *
   * @param why what happened
   */
  record Lost(String why) implements Answer {}

  /**
   * The request was not sent, so that the system gets no more than it takes.
   *
   * @param until when to try again, ns since the epoch
   * @param why rate or breaker
   */
  record Held(long until, String why) implements Answer {}
}
