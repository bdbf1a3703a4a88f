package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.WriteOutcome;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;

/** What it means that LiveAnalytics did not take a whole request. */
sealed interface LiveAnalyticsFailure {
  /** What a person reads whose account was never let in. */
  String CLOSED =
      "Timestream for LiveAnalytics takes no new customers since June 2025 and this account is none"
          + " of the old ones: deploy with TimeSeriesStore=timestream-influxdb";

  /**
   * Something in the request is refused for good, and the service does not say in which record.
   *
   * @param words the service's own
   */
  record Invalid(String words) implements LiveAnalyticsFailure {}

  /**
   * This request is more than the service takes now; the next one may be taken.
   *
   * @param words the service's own
   */
  record Throttled(String words) implements LiveAnalyticsFailure {}

  /**
   * No record is at fault; all are to be written again.
   *
   * @param words what went wrong and, where a person can mend it, how
   * @param endpointLost whether the account has moved to another endpoint
   */
  record Unavailable(String words, boolean endpointLost) implements LiveAnalyticsFailure {}

  /** The meaning of an error of a whole request to this table. */
  static LiveAnalyticsFailure of(SdkException failed, LiveAnalyticsTable table) {
    AwsErrorDetails details = details(failed);
    String words = words(failed);
    if (closed(words)) {
      return new Unavailable(CLOSED, false);
    }
    String code = details == null ? "" : Objects.toString(details.errorCode(), "");
    return switch (code) {
      case "ValidationException" -> new Invalid(words);
      case "ThrottlingException" -> new Throttled(words);
      case "AccessDeniedException" ->
          new Unavailable(
              "the function's role may not write: it needs timestream:WriteRecords on the table and"
                  + " timestream:DescribeEndpoints on *: "
                  + words,
              false);
      case "ResourceNotFoundException" ->
          new Unavailable(
              "database %s has no table %s; make it, or correct TIMESERIES_DATABASE and TIMESERIES_TABLE: %s"
                  .formatted(table.database(), table.name(), words),
              false);
      default -> new Unavailable(words, code.equals("InvalidEndpointException"));
    };
  }

  /**
   * What became of one record that the service names.
   *
   * @param time of the record, ns since the epoch
   */
  static WriteOutcome of(RejectedRecord rejected, long time, Instant now) {
    String reason = Objects.toString(rejected.reason(), "no reason given");
    String lower = reason.toLowerCase(Locale.ROOT);
    // the version is only promised where the store's is the higher one, not where it is the same
    if (rejected.existingVersion() != null || lower.contains("already exists")) {
      return WriteOutcome.DUPLICATE;
    }
    boolean outside = lower.contains("outside the time range") || lower.contains("retention");
    // the service says the same of a time too far ahead, which is no late record
    return outside && time / 1_000_000_000 <= now.getEpochSecond()
        ? new WriteOutcome.Late(reason)
        : new WriteOutcome.Rejected(reason);
  }

  /** The service's code and message; the SDK's own words where there is no answer. */
  static String words(SdkException failed) {
    AwsErrorDetails details = details(failed);
    return details == null
        ? "no answer: " + failed.getMessage()
        : "%s: %s".formatted(details.errorCode(), details.errorMessage());
  }

  private static boolean closed(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return lower.contains("only existing timestream for liveanalytics");
  }

  /** A failed search for the endpoint wraps the service's answer. */
  private static @Nullable AwsErrorDetails details(SdkException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException service) {
        return service.awsErrorDetails();
      }
    }
    return null;
  }
}
