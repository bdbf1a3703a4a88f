package dev.shopfloor.cli.redrive;

import dev.shopfloor.cli.run.UsageException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where messages of a stack end that failed for good, and where they can go from there. */
public enum DeadEnd {
  /** Points that were not written. */
  TELEMETRY(
      "TelemetryQueueDeadLetterQueue",
      "TelemetryQueue",
      "TimestreamWriterFunction takes them within minutes; what it gives back 20 times comes"
          + " again"),
  /** States and counts that were not taken. */
  PRODUCTION(
      "ProductionQueueDeadLetterQueue",
      "ProductionQueue",
      "OeeFunction takes them within minutes; shifts that they change are stated anew"),
  /** Minutes of OEE. */
  TICK(
      "TickQueueDeadLetterQueue",
      "TickQueue",
      "OeeFunction does nothing for a minute that a newer one has done already"),
  /** Alerts, and minutes of the outbox. */
  ALERT(
      "AlertQueueDeadLetterQueue",
      "AlertQueue",
      "AlertToWorkOrderFunction takes them within minutes; what it has already is a duplicate"),
  /** Messages of machines that EnrichFunction could not be given, or failed on three times. */
  INGEST(
      "IngestFailureQueue",
      "EnrichFunction",
      "what could not be decoded stands in quarantine: ./plant quarantine list --stack"),
  /** Batches of the stream that EnrichFunction failed on. */
  STREAM(
      "IngestFailureBucket",
      "EnrichFunction",
      "what could not be decoded stands in quarantine: ./plant quarantine list --stack"),
  /** Requests of CloudFormation: nobody waits for them any more. */
  SETUP("TimeSeriesSetupFailureQueue", "", "");

  private final String place;
  private final String target;
  private final String next;

  DeadEnd(String place, String target, String next) {
    this.place = place;
    this.target = target;
    this.next = next;
  }

  /**
   * The end of this name, or that of the queue of this name.
   *
   * @throws UsageException when there is none, or nothing in it can be moved
   */
  public static DeadEnd named(String name) {
    for (DeadEnd end : values()) {
      if (name.equals(end.place) || (end.hasQueue() && name.equals(end.target))) {
        if (end == SETUP) {
          throw new UsageException(
              "%s holds requests of CloudFormation that the setup function failed on; CloudFormation"
                      .formatted(end.place)
                  + " has given up on them and rolled back. Mend what its log names"
                  + " (/shopfloor/<environment>/setup), deploy again, or raise"
                  + " TimeSeriesTokenGeneration by one, and purge the queue");
        }
        return end;
      }
    }
    throw new UsageException(
        "the stack has no queue \"%s\" to redrive; take one of %s".formatted(name, names()));
  }

  /** The names that can be given. */
  public static String names() {
    return Arrays.stream(values())
        .filter(end -> end != SETUP)
        .map(end -> end.hasQueue() ? end.target : end.place)
        .collect(Collectors.joining(", "));
  }

  /** Whether messages go back to a queue; else they go through EnrichFunction. */
  public boolean hasQueue() {
    return switch (this) {
      case TELEMETRY, PRODUCTION, TICK, ALERT -> true;
      case INGEST, STREAM, SETUP -> false;
    };
  }

  /** Logical id of the queue or bucket where they lie. */
  public String place() {
    return place;
  }

  /** Logical id of the queue or function that gets them. */
  public String target() {
    return target;
  }

  /** What happens next, and where to look. */
  public String next() {
    return next;
  }
}
