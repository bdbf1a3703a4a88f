package dev.shopfloor.writer.aws;

import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an answer to the presigned address that CloudFormation gave. Only S3 gets one, or a server
 * on this machine that the function's own settings name under {@code AWS_ENDPOINT_URL_S3}: an event
 * alone must not make the function talk to anybody.
 */
final class AnswerSender {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerSender.class);
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final Optional<URI> local;
  private final Pause pause;

  /**
   * A sender.
   *
   * @param local a server on this machine that stands in for S3
   */
  AnswerSender(Optional<URI> local, Pause pause) {
    this.local = local.filter(Endpoints::localHttp);
    this.pause = pause;
  }

  /**
   * The address of an answer.
   *
   * @throws IOException when no answer may go there; the message names the host only, because the
   *     rest is a secret
   */
  URI address(String responseUrl) throws IOException {
    URI url;
    try {
      url = new URI(responseUrl);
    } catch (URISyntaxException noUrl) {
      throw new IOException("\"ResponseURL\" is no URL");
    }
    if (isS3(url) || local.filter(server -> sameServer(server, url)).isPresent()) {
      return url;
    }
    throw new IOException(
        "\"ResponseURL\" names host %s, which is not S3 by https; nothing was done"
            .formatted(url.getHost()));
  }

  /**
   * Sends an answer.
   *
   * @throws IOException when nobody has taken it in time; Lambda then gives the event again
   */
  void send(URI address, byte[] body, Deadline deadline) throws IOException {
    String last = "no time was left";
    Duration wait = FIRST_WAIT;
    for (int tries = 1;
        tries <= MOST_ATTEMPTS && deadline.allows(Duration.ofMillis(100));
        tries++) {
      try {
        Duration left = deadline.left();
        HttpReply reply =
            // S3 has signed for no content type
            new HttpCall("PUT", address, Map.of("Content-Type", ""), body)
                .send(left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL);
        if (reply.status() >= 200 && reply.status() < 300) {
          return;
        }
        last = "HTTP " + reply.status();
      } catch (NoReply none) {
        last = none.words();
      }
      LOG.warn("answer not taken by {} ({}), try {}", address.getHost(), last, tries);
      if (tries < MOST_ATTEMPTS && deadline.allows(wait)) {
        pause(wait);
        wait = wait.multipliedBy(2);
      }
    }
    throw new IOException(
        ("CloudFormation's answer could not be put to %s (%s); a function in a VPC needs a"
                + " gateway endpoint for S3 or a NAT")
            .formatted(address.getHost(), last));
  }

  private void pause(Duration wait) throws IOException {
    try {
      pause.pause(wait);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("the invocation was stopped before its answer was taken", stopping);
    }
  }

  /**
   * {@code bucket.s3.region.amazonaws.com} and the older forms, but no host that a customer has.
   */
  private static boolean isS3(URI url) {
    String host = url.getHost();
    return host != null
        && "https".equals(url.getScheme())
        && url.getRawUserInfo() == null
        && (url.getPort() == -1 || url.getPort() == 443)
        && (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn"))
        && Arrays.stream(host.split("\\."))
            .anyMatch(label -> label.equals("s3") || label.startsWith("s3-"));
  }

  private static boolean sameServer(URI server, URI url) {
    return Endpoints.localHttp(url)
        && server.getHost().equals(url.getHost())
        && server.getPort() == url.getPort();
  }
}
