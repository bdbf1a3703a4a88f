package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.setup.SetupException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to one InfluxDB 2, with reasons that people can act upon when one fails. */
final class InfluxApi {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private final URI url;
  private final Deadline deadline;

  InfluxApi(URI url, Deadline deadline) {
    this.url = url;
    this.deadline = deadline;
  }

  /** Host and port, as reasons name the store. */
  String server() {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /**
   * Sends a request.
   *
   * @param path with its query, encoded
   * @throws SetupException when no answer came
   */
  HttpReply send(String method, String path, Map<String, String> headers, byte @Nullable [] body)
      throws SetupException {
    Duration left = deadline.left();
    try {
      return new HttpCall(method, URI.create(url + path), headers, body)
          .send(left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL);
    } catch (NoReply none) {
      throw unreached(none);
    }
  }

  /**
   * Accepts an answer, or says why not.
   *
   * @param doing what the request was for
   */
  void expect(HttpReply reply, String doing, int... accepted) throws SetupException {
    int status = reply.status();
    if (Arrays.stream(accepted).anyMatch(one -> one == status)) {
      return;
    }
    String what =
        "%s at %s: HTTP %d %s"
            .formatted(doing, server(), status, InfluxJson.message(reply.body()))
            .strip();
    if (status >= 500 || status == 408 || status == 429) {
      throw SetupException.passing(what + "; the store cannot serve it now");
    }
    throw SetupException.lasting(
        switch (status) {
          case 301, 302, 303, 307, 308 ->
              what + "; redirects are not followed, property Url must be the store's own address";
          case 401, 403 -> what + "; the user of the sign-in secret must own the organization";
          case 404 -> what + "; property Url must be the address of an InfluxDB 2";
          default -> what + "; is property Url the address of an InfluxDB 2?";
        });
  }

  private SetupException unreached(NoReply none) {
    return SetupException.passing(
        "no answer of the store at %s, %s: %s"
            .formatted(
                server(),
                none.words(),
                switch (none.why()) {
                  case UNKNOWN_HOST ->
                      "property Url must name the instance's endpoint, and the VPC must resolve DNS"
                          + " names";
                  case NO_ROUTE ->
                      "the store's security group must let in the function's on this port, and"
                          + " their subnets must reach each other";
                  case REFUSED ->
                      "the instance is still starting, or property Url names another port";
                  case TLS -> "property Url must have the host name of the store's certificate";
                  case SILENCE, BROKEN -> "look at the instance's state and its load";
                }));
  }
}
