package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.enrich.MessageEnvelopes;
import dev.shopfloor.cli.run.InputLines;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.enrich.Envelope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the sample. */
public final class SampleReader {
  // all of a sample is held at once
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  private SampleReader() {}

  /**
   * Reads files of message lines.
   *
   * @param names files, gzip recognised, or {@code -}
   * @throws UsageException when one cannot be read, or they are too many bytes or no sample
   */
  public static Sample read(List<String> names) {
    MessageEnvelopes messages = new MessageEnvelopes();
    List<Envelope> all = new ArrayList<>();
    long bytes = 0;
    for (String name : names) {
      try (InputLines lines = InputLines.open(name)) {
        for (InputLines.Line line = lines.next(); line != null; line = lines.next()) {
          all.add(messages.of(line));
          bytes += line.bytes().length;
          if (bytes > MOST_BYTES) {
            throw new UsageException(
                "the sample is longer than 256 MB at %s; some minutes of each machine are enough"
                    .formatted(lines.place()));
          }
        }
      } catch (IOException broken) {
        throw new UsageException(
            "%s cannot be read to its end: %s; a part of a sample says nothing of a month"
                .formatted(name, broken.getMessage()),
            broken);
      }
    }
    return Sample.of(all);
  }
}
