package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriteReport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Any store that takes line protocol over HTTP: Timestream for InfluxDB, another InfluxDB 2 or 3,
 * QuestDB, VictoriaMetrics.
 *
 * <p>Idempotent: the same series, time and field overwrite each other. Lines that a store refuses
 * are found by the numbers in its answer or, without them, by halving the batch.
 */
public final class InfluxStore implements TimeSeriesStore {
  // a batch of 6 MB has fewer bytes of lines
  private static final int MOST_ROOM = 4 * 1024 * 1024;
  private static final byte[] NONE = {};

  // of the batch before; taken out while one is written, so that two never share it
  private final AtomicReference<byte @Nullable []> room = new AtomicReference<>();
  private final InfluxEndpoint endpoint;
  private final TokenSource tokens;
  private final LineDialect dialect;
  private final int atOnce;
  private final Optional<KeptTime> kept;

  /** A store that is sent one request after the other. */
  InfluxStore(InfluxEndpoint endpoint, TokenSource tokens, LineDialect dialect) {
    this(endpoint, tokens, dialect, 1);
  }

  /**
   * A store that refuses whatever it does not keep.
   *
   * @param atOnce the most requests of one batch that are under way together, 1 or more
   */
  InfluxStore(InfluxEndpoint endpoint, TokenSource tokens, LineDialect dialect, int atOnce) {
    this(endpoint, tokens, dialect, atOnce, Optional.empty());
  }

  /**
   * A store.
   *
   * @param atOnce the most requests of one batch that are under way together, 1 or more
   * @param kept what it keeps, if it does not refuse what it does not keep
   */
  InfluxStore(
      InfluxEndpoint endpoint,
      TokenSource tokens,
      LineDialect dialect,
      int atOnce,
      Optional<KeptTime> kept) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.dialect = dialect;
    this.atOnce = atOnce;
    this.kept = kept;
  }

  @Override
  public WriteReport write(List<StoreRecord> batch, Deadline deadline) {
    Lines lines = new Lines(batch, dialect, Objects.requireNonNullElse(room.getAndSet(null), NONE));
    InfluxWrite write = new InfluxWrite(endpoint, tokens, lines, deadline, atOnce);
    kept.ifPresent(write::keepingOnly);
    WriteReport report = write.run();
    if (lines.room().length <= MOST_ROOM) {
      room.set(lines.room());
    }
    return report;
  }
}
