package dev.shopfloor.writer;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes records and finds the outcome of each point.
 *
 * <p>A store refuses a record as a whole although most often one field is at fault, such as a tag
 * whose type has changed. So a refused record is taken apart, its fields are tried one by one, and
 * those that the store takes are written once more together: a store that replaces a whole row
 * (QuestDB) would else keep only the last of them.
 */
final class PointWriter {
  private final TimeSeriesStore store;

  PointWriter(TimeSeriesStore store) {
    this.store = store;
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
    if (!refused.isEmpty()) {
      writeApart(refused, points, deadline);
    }
  }

  private void writeApart(List<StoreRecord> refused, PointOutcomes points, Deadline deadline) {
    List<StoreRecord> single = new ArrayList<>();
    refused.forEach(
        record -> record.fields().forEach(field -> single.add(record.only(List.of(field)))));
    List<WriteOutcome> outcomes = store.write(single, deadline).outcomes();
    List<StoreRecord> mended = new ArrayList<>();
    int next = 0;
    for (StoreRecord record : refused) {
      List<RecordField> taken = new ArrayList<>();
      for (RecordField field : record.fields()) {
        WriteOutcome outcome = outcomes.get(next++);
        if (outcome instanceof WriteOutcome.Stored || outcome instanceof WriteOutcome.Duplicate) {
          taken.add(field);
        } else {
          points.set(field, outcome);
          // stays so when no field at all is taken
          points.set(record.tagged(), outcome);
        }
      }
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
