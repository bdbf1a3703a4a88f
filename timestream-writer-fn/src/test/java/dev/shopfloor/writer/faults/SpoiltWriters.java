package dev.shopfloor.writer.faults;

import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.writer.StoreRecord;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriteOutcome;
import dev.shopfloor.writer.WriteReport;
import dev.shopfloor.writer.WriterResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writers with one defect each, such as a change might bring. */
enum SpoiltWriters implements Workmanship {
  /** Acknowledges one of the messages that must come again. */
  DROPS_A_RETURNED_MESSAGE("returned: ") {
    @Override
    public WriterResult result(WriterResult result) {
      List<String> fewer = new ArrayList<>(result.returned());
      if (!fewer.isEmpty()) {
        fewer.removeLast();
      }
      return new WriterResult(fewer, result.ledger(), result.remarks());
    }
  },
  /** Does not send some, and keeps its books so that they hide it. */
  DROPS_RECORDS_AND_HIDES_IT("missing: |quarantined: |late: ") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return (batch, deadline) -> {
        WriteReport report =
            store.write(batch.subList(0, batch.size() - batch.size() / 40), deadline);
        return padded(report, batch.size());
      };
    }
  },
  /** Does not see that quarantine could not be written. */
  ACKNOWLEDGES_BEFORE_QUARANTINE("quarantine wants") {
    @Override
    public QuarantineStore quarantine(QuarantineStore quarantine) {
      return records -> {
        try {
          quarantine.keep(records);
        } catch (RuntimeException away) {
          // the defect
        }
      };
    }
  },
  /** Takes a store's "later" for "yes". */
  TAKES_UNAVAILABLE_FOR_STORED("missing: |quarantined: |late: ") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return outcomes(
          store, one -> one instanceof WriteOutcome.RetryAfter ? WriteOutcome.STORED : one);
    }
  },
  /** Takes a store's "later" for "no". */
  TAKES_UNAVAILABLE_FOR_REFUSED("quarantined: |late: ") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return outcomes(
          store,
          one ->
              one instanceof WriteOutcome.RetryAfter(var after, String reason)
                  ? new WriteOutcome.Rejected(reason)
                  : one);
    }
  },
  /** Takes a store's "no" for "yes". */
  TAKES_REFUSED_FOR_STORED("quarantined: |late: ") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return outcomes(
          store, one -> one instanceof WriteOutcome.Rejected ? WriteOutcome.STORED : one);
    }
  },
  /** Gives all back where one is refused, and never ends. */
  TAKES_REFUSED_FOR_UNAVAILABLE("returned although all was well") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return outcomes(
          store,
          one ->
              one instanceof WriteOutcome.Rejected(String reason)
                  ? new WriteOutcome.RetryAfter(Duration.ZERO, reason)
                  : one);
    }
  },
  /** Counts a point that it does not have. */
  COUNTS_TWICE("taken: ") {
    @Override
    public WriterResult result(WriterResult result) {
      Ledger more = new Ledger(Stage.WRITER);
      more.add(result.ledger());
      more.take(Subject.POINTS, 1);
      more.count(Subject.POINTS, Outcome.STORED, 1);
      return new WriterResult(result.returned(), more, result.remarks());
    }
  },
  /** Counts what another point of the batch has overwritten as stored. */
  KNOWS_NO_DUPLICATES("duplicate: 0, not ") {
    @Override
    public WriterResult result(WriterResult result) {
      Ledger other = new Ledger(Stage.WRITER);
      other.take(Subject.POINTS, result.ledger().taken(Subject.POINTS));
      for (Outcome outcome : Outcome.values()) {
        other.count(
            Subject.POINTS,
            outcome == Outcome.DUPLICATE ? Outcome.STORED : outcome,
            result.ledger().counted(Subject.POINTS, outcome));
      }
      return new WriterResult(result.returned(), other, result.remarks());
    }
  },
  /** Writes a part of what it has to, at another time. */
  SHIFTS_TIME("differences among ") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return (batch, deadline) ->
          store.write(
              batch.stream()
                  .map(one ->
                      new StoreRecord(
                          one.series(),
                          one.time() / 100_000_000 * 100_000_000,
                          one.fields(),
                          one.tagged()))
                  .toList(),
              deadline);
    }
  },
  /** Handles the end of its process as if it were a failure of the store. */
  SURVIVES_ITS_DEATH("went on after it was killed") {
    @Override
    public TimeSeriesStore store(TimeSeriesStore store) {
      return (batch, deadline) -> {
        try {
          return store.write(batch, deadline);
        } catch (Killed killed) {
          return padded(new WriteReport(List.of()), batch.size());
        }
      };
    }
  };

  private final String found;

  SpoiltWriters(String found) {
    this.found = found;
  }

  /** What the script says of it; a pattern. */
  String found() {
    return found;
  }

  private static TimeSeriesStore outcomes(
      TimeSeriesStore store, Function<WriteOutcome, WriteOutcome> defect) {
    return (batch, deadline) ->
        new WriteReport(store.write(batch, deadline).outcomes().stream().map(defect).toList());
  }

  private static WriteReport padded(WriteReport report, int size) {
    List<WriteOutcome> outcomes = new ArrayList<>(report.outcomes());
    while (outcomes.size() < size) {
      outcomes.add(WriteOutcome.STORED);
    }
    return new WriteReport(outcomes);
  }
}
