package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.QuarantineFile;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant quarantine}. */
@Command(
    name = "quarantine",
    description = "Shows the records that could not be used, with reason and bytes.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class QuarantineCommand implements Runnable {
  private static final int SHOWN_BYTES = 100;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new UsageException("name what to do: ./plant quarantine list");
  }

  @Command(
      name = "list",
      description = "Lists what the last run left in quarantine, the oldest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--data",
              paramLabel = "DIR",
              defaultValue = ".plant",
              description = "the plant's data folder (default: ${DEFAULT-VALUE})")
          Path data,
      @Option(names = "--reason", paramLabel = "CODE", description = "only this reason")
          @Nullable Reason reason,
      @Option(names = "--asset", paramLabel = "SITE/ASSET", description = "only this asset")
          @Nullable String asset,
      @Option(
              names = "--json",
              description = "one quarantine line a record, with its bytes in base 64")
          boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    List<Quarantined> records =
        new QuarantineFile(data)
            .read().stream()
                .filter(record -> reason == null || record.reason() == reason)
                .filter(record -> asset == null || asset.equals(record.asset()))
                .toList();
    records.forEach(record -> out.println(json ? line(record) : text(record)));
    if (!json) {
      out.printf("%d records%n", records.size());
    }
    return Plant.OK;
  }

  private static String line(Quarantined record) {
    return new String(
        Json.bytes(generator -> QuarantineCodec.write(generator, record)), StandardCharsets.UTF_8);
  }

  private static String text(Quarantined record) {
    String bytes = new String(record.bytes(), StandardCharsets.UTF_8);
    return "%s  %s%s  %s%n    topic %s, refused by %s%n    %s%n    mend: %s"
        .formatted(
            Instant.ofEpochMilli(Math.floorDiv(record.rx(), 1_000_000L)),
            record.reason(),
            record.field() == null ? "" : "  " + printable(record.field()),
            printable(record.message()),
            printable(record.topic()),
            record.stage(),
            bytes.length() > SHOWN_BYTES
                ? "%s... (%,d bytes)"
                    .formatted(printable(bytes.substring(0, SHOWN_BYTES)), record.bytes().length)
                : printable(bytes),
            record.reason().mend());
  }

  /** What a machine sent must not be able to steer somebody's terminal. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}]", "\uFFFD");
  }
}
