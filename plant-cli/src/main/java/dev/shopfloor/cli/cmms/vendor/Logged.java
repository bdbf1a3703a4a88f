package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Request;
import java.nio.charset.StandardCharsets;

/**
 * One request and what came of it.
 *
 * @param is the operation that the route stands for; empty for none
 */
public record Logged(String is, Request request, Answer answer) {
  private static final int MOST = 600;

  /** Method, path and body; headers hold credentials. */
  public String sent() {
    byte[] body = request.body();
    return body == null || body.length == 0 ? request.toString() : request + " " + shown(body);
  }

  /** Status and body. */
  public String said() {
    return switch (answer) {
      case Answer.Answered(int status, var _, var _, byte[] body) ->
          body.length == 0 ? status + ", no body" : status + " " + shown(body);
      case Answer.Lost(String why) -> why;
      case Answer.NotSent(String why) -> why;
      case Answer.Held(long _, String why) -> why;
    };
  }

  private static String shown(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int most = text.codePointCount(0, text.length());
    return most <= MOST ? text : text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
  }
}
