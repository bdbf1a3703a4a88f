package dev.shopfloor.cli.doctor;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS did not answer a question. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern NAMED =
      Pattern.compile("not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)");
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "AuthorizationErrorException",
          "UnauthorizedException",
          "UnauthorizedOperation");
  private static final Set<String> GONE =
      Set.of(
          "AWS.SimpleQueueService.NonExistentQueue",
          "NotFound",
          "NotFoundException",
          "QueueDoesNotExist",
          "ResourceNotFoundException",
          "TableNotFoundException");

  private final Read read;
  private final int status;
  private final String code;

  Refused(Read read, SdkException cause) {
    super(cause.getMessage(), cause);
    this.read = read;
    if (cause instanceof AwsServiceException service) {
      this.status = service.statusCode();
      String said = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
      this.code = said == null ? "" : said.substring(said.indexOf('#') + 1);
    } else {
      this.status = 0;
      this.code = "";
    }
  }

  /** What the answer means for the part that was looked at. */
  Finding finding(String part) {
    if (denied()) {
      return new Finding.Unknown(
          part,
          "nobody could look: %s is not allowed".formatted(action()),
          Next.step(
              "let your role do what docs/doctor-policy.json lists; it reads and changes nothing"));
    }
    if (gone()) {
      return new Finding.Fault(
          part,
          "belongs to the stack and is not there any more",
          Next.step(
              "somebody deleted it, and a plain deployment does not see that: put it back",
              Next.BY_HAND));
    }
    return new Finding.Unknown(
        part,
        "nobody could look: %s has no answer (%s)".formatted(read.action(), getMessage()),
        Next.step("look again in a minute"));
  }

  /** What AWS names, which may be a key's use besides; else what was asked. */
  private String action() {
    String message = getMessage();
    Matcher named = NAMED.matcher(message == null ? "" : message);
    return named.find() ? named.group(1) : read.action();
  }

  private boolean denied() {
    return DENIED.contains(code) || status == FORBIDDEN;
  }

  /** Whether there is no such thing. */
  boolean gone() {
    return !denied() && (GONE.contains(code) || status == NOT_FOUND);
  }
}
