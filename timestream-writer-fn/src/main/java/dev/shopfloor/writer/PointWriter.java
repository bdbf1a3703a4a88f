package dev.shopfloor.writer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes records and finds the outcome of each point.
 *
 * <p>A store refuses a record as a whole although most often one field is at fault, such as a tag
 * whose type has changed. So a refused record is taken apart, its fields are tried one by one, and
 * those that the store takes are written once more together, where each would else have replaced
 * the one before.
 */
final class PointWriter {
  private final TimeSeriesStore store;
  private final RecordLayout layout;

  PointWriter(TimeSeriesStore store, RecordLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  void write(List<StoreRecord> records, PointOutcomes points, Deadline deadline) {
    List<WriteOutcome> outcomes = store.write(records, deadline).outcomes();
    List<StoreRecord> refused = new ArrayList<>();
    for (int at = 0; at < records.size(); at++) {
      StoreRecord record = records.get(at);
      if (outcomes.get(at) instanceof WriteOutcome.Rejected && record.fields().size() > 1) {
        refused.add(record);
      } else {
        points.set(record, outcomes.get(at));
      }
    }
    if (refused.isEmpty()) {
      return;
    }
    if (layout == RecordLayout.ROW) {
      writeRowsApart(refused, points, deadline);
    } else {
      writeApart(refused, points, deadline);
    }
  }

  /** Fields of a row become rows of their own, which stay beside each other. */
  private void writeRowsApart(List<StoreRecord> refused, PointOutcomes points, Deadline deadline) {
    List<StoreRecord> single = Rows.apart(refused);
    List<WriteOutcome> outcomes = store.write(single, deadline).outcomes();
    for (int at = 0; at < single.size(); at++) {
      points.set(single.get(at), outcomes.get(at));
    }
    for (StoreRecord record : refused) {
      points.set(record.tagged(), points.best(record.fields()));
    }
  }

  /** Fields replace each other in the store, so those that it takes are written once more. */
  private void writeApart(List<StoreRecord> refused, PointOutcomes points, Deadline deadline) {
    List<StoreRecord> single = new ArrayList<>();
    refused.forEach(
        record -> record.fields().forEach(field -> single.add(record.only(List.of(field)))));
    Iterator<WriteOutcome> outcomes = store.write(single, deadline).outcomes().iterator();
    List<StoreRecord> mended = new ArrayList<>();
    for (StoreRecord record : refused) {
      List<RecordField> taken = new ArrayList<>();
      for (RecordField field : record.fields()) {
        WriteOutcome outcome = outcomes.next();
        points.set(field, outcome);
        if (outcome instanceof WriteOutcome.Stored || outcome instanceof WriteOutcome.Duplicate) {
          taken.add(field);
        }
      }
      points.set(record.tagged(), points.best(record.fields()));
      if (!taken.isEmpty()) {
        mended.add(new StoreRecord(record.series(), record.time(), taken, record.tagged()));
      }
    }
    List<WriteOutcome> together = store.write(mended, deadline).outcomes();
    for (int at = 0; at < mended.size(); at++) {
      points.set(mended.get(at), together.get(at));
    }
  }
}
