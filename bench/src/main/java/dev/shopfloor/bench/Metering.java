package dev.shopfloor.bench;

import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.WriterService;
import dev.shopfloor.writer.aws.WriterDoor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsRequest;

/**
 * What LiveAnalytics charges for the writer's requests, by the rule of AWS's developer guide, and
 * the least that it could charge for the same records.
 *
 * <p>A request is charged the bytes of its common attributes, once, and of its records: 8 for a
 * time, the UTF-8 of names, texts and dimensions, 8 for a number, 1 for a truth; the sum in whole
 * KiB.
 *
 * <p>The bound holds for whoever sends requests of {@value #FULL} to {@value #MOST} records, and
 * one that is not full in each invocation, as the writer does; what comes in different invocations
 * cannot share a request. A record's own bytes, its time and measures, are always charged. A
 * dimension, or a measure name, is common to a full request only if so many records have it; then
 * at best {@value #MOST} share it, and else each names it. The request that is not full may save
 * that for the records of one series. The sum of this over a batch, in whole KiB, is the first
 * bound. It supposes that all requests end at a whole KiB, which small records cannot do; so the
 * second supposes only that every record is as small as the smallest, and takes the best of all
 * ways to cut so many into such requests. The higher of both counts.
 */
final class Metering {
  static final int MOST = 100;

  static final int FULL = 95;

  private static final int KIB = 1_024;
  private static final int NUMBER = 8;

  private final List<WriteRecordsRequest> requests = new ArrayList<>();
  private long charged;
  private long least;
  private int short95;

  /**
   * Writes messages in batches.
   *
   * @param perBatch messages of one invocation
   */
  static Metering of(List<TelemetryMessage> messages, int perBatch) throws IOException {
    Metering metering = new Metering();
    WriterService writer =
        new WriterService(
            WriterDoor.liveAnalytics(new SwallowedWrites(metering.requests::add)),
            RecordLayout.ROW,
            refused -> {
              throw new IllegalStateException("nothing of this is to be refused");
            });
    for (int from = 0; from < messages.size(); from += perBatch) {
      List<TelemetryMessage> batch =
          messages.subList(from, Math.min(messages.size(), from + perBatch));
      metering.requests.clear();
      writer.process(
          SqsBatch.read(new ByteArrayInputStream(WriterData.event(batch))),
          Deadline.in(Duration.ofSeconds(30), () -> 0L));
      metering.take();
    }
    return metering;
  }

  /** How much more is charged than must be, such as 1.01. */
  double ratio() {
    return (double) charged / least;
  }

  /** Requests that are not full, beyond one of each batch for what is left over. */
  int notFull() {
    return short95;
  }

  private void take() {
    List<Sent> sent = new ArrayList<>();
    int open = 0;
    for (WriteRecordsRequest request : requests) {
      long bytes = bytes(request.commonAttributes());
      for (Record record : request.records()) {
        bytes += bytes(record);
        sent.add(Sent.of(request.commonAttributes(), record));
      }
      charged += Math.ceilDiv(bytes, KIB);
      open += request.records().size() < FULL ? 1 : 0;
    }
    short95 += Math.max(0, open - 1);
    least += least(sent);
  }

  private static long least(List<Sent> sent) {
    Map<String, Integer> counts = new HashMap<>();
    sent.forEach(record -> record.series.forEach(name -> counts.merge(name, 1, Integer::sum)));
    double sum = 0;
    double smallest = Double.MAX_VALUE;
    long own = Long.MAX_VALUE;
    long saved = 0;
    for (Sent record : sent) {
      own = Math.min(own, record.own);
      double bytes = record.own;
      long savedByRest = 0;
      for (String name : record.series) {
        int count = counts.getOrDefault(name, 0);
        boolean common = count >= FULL;
        bytes += (double) utf8(name) / (common ? MOST : 1);
        savedByRest += common ? 0 : utf8(name) * (count - 1L);
      }
      sum += bytes;
      smallest = Math.min(smallest, bytes);
      saved = Math.max(saved, savedByRest);
    }
    long whole = (long) Math.ceil((sum - saved) / KIB);
    return Math.max(whole, cut(sent.size(), smallest, own));
  }

  /**
   * The least units for so many records of this size.
   *
   * @param rest the size of those in the request that is not full
   */
  private static long cut(int records, double size, long rest) {
    long[] full = new long[records + 1];
    for (int to = 1; to <= records; to++) {
      full[to] = Long.MAX_VALUE;
      for (int from = Math.max(0, to - MOST); from <= to - FULL; from++) {
        if (full[from] != Long.MAX_VALUE) {
          long request = (long) Math.ceil((to - from) * size / KIB);
          full[to] = Math.min(full[to], full[from] + request);
        }
      }
    }
    long best = Long.MAX_VALUE;
    for (int left = 0; left < Math.min(FULL, records + 1); left++) {
      if (full[records - left] != Long.MAX_VALUE) {
        best = Math.min(best, full[records - left] + Math.ceilDiv(left * rest, KIB));
      }
    }
    return best;
  }

  private static long bytes(Record record) {
    long bytes = utf8(record.measureName()) + (record.time() == null ? 0 : NUMBER);
    for (Dimension dimension : record.dimensions()) {
      bytes += utf8(dimension.name()) + utf8(dimension.value());
    }
    for (MeasureValue measure : record.measureValues()) {
      bytes += utf8(measure.name()) + size(measure);
    }
    return bytes;
  }

  private static long size(MeasureValue measure) {
    return measure.type() == MeasureValueType.VARCHAR
        ? utf8(measure.value())
        : measure.type() == MeasureValueType.BOOLEAN ? 1 : NUMBER;
  }

  private static long utf8(String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * A record as it was sent.
   *
   * @param series its dimensions and its measure name, common or not
   * @param own the bytes of all else
   */
  private record Sent(List<String> series, long own) {
    private static Sent of(Record common, Record record) {
      List<String> series = new ArrayList<>();
      long named = 0;
      for (Record each : List.of(common, record)) {
        for (Dimension dimension : each.dimensions()) {
          series.add(dimension.name() + dimension.value());
          named += each.equals(record) ? utf8(dimension.name()) + utf8(dimension.value()) : 0;
        }
        if (each.measureName() != null) {
          series.add(each.measureName());
          named += each.equals(record) ? utf8(each.measureName()) : 0;
        }
      }
      series.sort(null);
      return new Sent(List.copyOf(series), bytes(record) - named);
    }
  }
}
