package dev.shopfloor.cli.command;

import dev.shopfloor.cli.cost.Assumptions;
import dev.shopfloor.cli.run.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What no sample of messages can tell of a bill. */
final class AssumedOptions {
  @Option(
      names = "--request-ms",
      paramLabel = "MS",
      description = "a function waits for SQS or the store (default: 10)")
  private @Nullable Double request;

  @Option(
      names = "--table-ms",
      paramLabel = "MS",
      description = "a function waits for DynamoDB (default: 5)")
  private @Nullable Double table;

  @Option(
      names = "--reading-micros",
      paramLabel = "US",
      description = "a reading takes in each function (default: 10)")
  private @Nullable Double reading;

  @Option(
      names = "--call-ms",
      paramLabel = "MS",
      description = "a call takes beside that (default: 5)")
  private @Nullable Double call;

  Assumptions read() {
    Assumptions usual = Assumptions.USUAL;
    return new Assumptions(
        checked("--request-ms", request, usual.requestMillis()),
        checked("--table-ms", table, usual.tableMillis()),
        checked("--reading-micros", reading, usual.readingMicros()),
        checked("--call-ms", call, usual.callMillis()));
  }

  private static double checked(String option, @Nullable Double given, double usual) {
    double value = given == null ? usual : given;
    if (!(value >= 0 && value <= 60_000)) {
      throw new UsageException(option + " is 0 to 60000, not " + value);
    }
    return value;
  }
}
