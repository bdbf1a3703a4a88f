package dev.shopfloor.cli.command;

import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.quarantine.RecordFilter;
import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Reason;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where records in quarantine are looked for, and which are meant. */
final class RecordOptions {
  private static final Path DATA = Path.of(".plant");
  private static final long NANOS_PER_MILLI = 1_000_000L;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the local plant's data folder (default: .plant)")
  private @Nullable Path data;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "the quarantine of this deployed stack instead")
  private @Nullable String stack;

  @Option(names = "--reason", paramLabel = "CODE", description = "only this reason")
  private @Nullable Reason reason;

  @Option(names = "--asset", paramLabel = "SITE/ASSET", description = "only this asset")
  private @Nullable String asset;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "only what this stage refused: enrich, writer, oee or workorder")
  private @Nullable Stage stage;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "only received then or later: 2026-03-18, or 2026-03-18T06:00:00+01:00")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "only received before")
  private @Nullable String to;

  /** The stack, or null for a data folder. */
  @Nullable String stack() {
    if (stack != null && data != null) {
      throw new UsageException("--stack and --data name two places; leave one out");
    }
    return stack;
  }

  /** The data folder. */
  Path data() {
    return data == null ? DATA : data;
  }

  /** The records of the data folder, the oldest receipt first. */
  List<KeptRecord> local() {
    return new QuarantineFile(data()).read().stream().map(KeptRecord::of).toList();
  }

  /** The records that are meant. */
  RecordFilter filter() {
    return new RecordFilter(reason, asset, stage, time("--from", from), time("--to", to));
  }

  private static @Nullable Long time(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant instant =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return Math.multiplyExact(instant.toEpochMilli(), NANOS_PER_MILLI);
    } catch (DateTimeException | ArithmeticException none) {
      throw new UsageException(
          "%s is a day (UTC) such as 2026-03-18 or a time such as 2026-03-18T06:00:00Z, not \"%s\""
              .formatted(flag, text),
          none);
    }
  }
}
