package dev.shopfloor.cli.cost;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Lines;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.Series;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.aws.LiveAnalyticsCharge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** TimestreamWriterFunction's own service before a store that counts instead of keeping. */
final class WriterMeter implements TimeSeriesStore {
  // of a plant that is larger than its sample, so many records show how full requests get
  private static final int ENOUGH_RECORDS = 200;
  // so many records show what a record is charged; the search for the cheapest requests is slow
  private static final long TELLING_RECORDS = 3_000;

  private final TelemetryStore kind;
  private final double assets;
  private final MeteredQuarantine quarantine = new MeteredQuarantine();
  private final WriterService service;
  private final CallLogs logs = new CallLogs();
  private long records;
  private long lineBytes;
  private long zippedBytes;
  private double charged;
  private double requests;
  private long planned;
  private long chargedFor;

  /**
   * A meter.
   *
   * @param assets how many assets of the plant each of the sample stands for
   */
  WriterMeter(TelemetryStore kind, double assets) {
    this.kind = kind;
    this.assets = assets;
    service = new WriterService(this, kind.layout(), quarantine);
  }

  /** One call with these bodies. */
  void call(List<Body> bodies) {
    logs.add(
        service
            .process(
                Body.queued(bodies, "TelemetryQueue"), Deadline.in(Duration.ofHours(1), () -> 0))
            .ledger());
  }

  @Override
  public WriteReport write(List<StoreRecord> batch, Deadline deadline) {
    if (!batch.isEmpty()) {
      records += batch.size();
      if (kind.layout() == RecordLayout.ROW) {
        charge(batch);
      } else {
        lines(batch);
      }
    }
    return new WriteReport(Collections.nCopies(batch.size(), WriteOutcome.STORED));
  }

  private void lines(List<StoreRecord> batch) {
    Lines lines = new Lines(batch, kind.dialect());
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      for (int at = 0; at < lines.count(); at++) {
        lineBytes += lines.size(at);
        lines.writeTo(out, at);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    zippedBytes += zipped.size();
  }

  private void charge(List<StoreRecord> batch) {
    if (planned >= TELLING_RECORDS) {
      double more = 1 + (double) batch.size() / chargedFor;
      charged *= more;
      requests *= more;
      chargedFor += batch.size();
      return;
    }
    int copies =
        (int) Math.max(1, Math.min(Math.floor(assets), (double) ENOUGH_RECORDS / batch.size()));
    List<StoreRecord> all = new ArrayList<>(batch);
    for (int copy = 1; copy < copies; copy++) {
      for (StoreRecord record : batch) {
        all.add(of(record, copy));
      }
    }
    LiveAnalyticsCharge charge = LiveAnalyticsCharge.of(all);
    planned += all.size();
    chargedFor += batch.size();
    charged += (double) charge.units() / copies;
    requests += (double) charge.requests() / copies;
  }

  /** The same record of another asset, whose name is as long. */
  private static StoreRecord of(StoreRecord record, int copy) {
    List<Series.Tag> tags = new ArrayList<>();
    for (Series.Tag tag : record.series().tags()) {
      String number = Integer.toString(copy);
      boolean asset = tag.key().equals("asset");
      String stem = tag.value().substring(0, Math.max(0, tag.value().length() - number.length()));
      tags.add(asset ? new Series.Tag(tag.key(), stem + number) : tag);
    }
    return new StoreRecord(
        new Series(record.series().measurement(), tags),
        record.time(),
        record.fields(),
        record.tagged());
  }

  /** What was written so far, of the sample's assets alone. */
  Written written() {
    return new Written(records, lineBytes, zippedBytes, charged, requests, quarantine.writes());
  }

  /** The bytes that a call writes to its log in the mean. */
  double logBytes() {
    return logs.mean();
  }
}
