package dev.shopfloor.writer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of each point of each message that an invocation took. */
final class PointOutcomes {
  private final @Nullable WriteOutcome[][] outcomes;

  /**
   * All still open.
   *
   * @param sizes the number of points of each message, 0 for one that cannot be read
   */
  PointOutcomes(int[] sizes) {
    outcomes = new WriteOutcome[sizes.length][];
    for (int message = 0; message < sizes.length; message++) {
      outcomes[message] = new WriteOutcome[sizes[message]];
    }
  }

  void set(StoreRecord record, WriteOutcome outcome) {
    record.fields().forEach(field -> set(field, outcome));
    set(record.tagged(), outcome);
  }

  /**
   * A superseded point has the fate of the one that is kept, and is a duplicate of it if stored.
   */
  void set(RecordField field, WriteOutcome outcome) {
    set(field.from(), outcome);
    boolean stored = outcome instanceof WriteOutcome.Stored;
    field.superseded().forEach(ref -> set(ref, stored ? WriteOutcome.DUPLICATE : outcome));
  }

  void set(List<PointRef> refs, WriteOutcome outcome) {
    refs.forEach(ref -> set(ref, outcome));
  }

  /** The outcome of a field that the store took, if it took any of these; else of the first. */
  WriteOutcome best(List<RecordField> fields) {
    for (RecordField field : fields) {
      WriteOutcome outcome = of(field.from());
      if (outcome instanceof WriteOutcome.Stored || outcome instanceof WriteOutcome.Duplicate) {
        return outcome;
      }
    }
    return of(fields.getFirst().from());
  }

  /**
   * The outcomes of one message, in the order of its points.
   *
   * @throws IllegalStateException when a point has none, which is a defect of ours
   */
  List<WriteOutcome> of(int message) {
    return Arrays.stream(outcomes[message]).map(PointOutcomes::decided).toList();
  }

  private WriteOutcome of(PointRef ref) {
    return decided(outcomes[ref.message()][ref.point()]);
  }

  private static WriteOutcome decided(@Nullable WriteOutcome outcome) {
    if (outcome == null) {
      throw new IllegalStateException("a point has no outcome");
    }
    return outcome;
  }

  private void set(PointRef ref, WriteOutcome outcome) {
    outcomes[ref.message()][ref.point()] = outcome;
  }
}
