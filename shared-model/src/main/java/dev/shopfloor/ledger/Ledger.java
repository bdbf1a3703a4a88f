package dev.shopfloor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The account of one stage: what it took, and in which outcome each record ended.
 *
 * <p>A ledger balances when, for every subject, taken equals the sum over the outcomes. One
 * instance belongs to one invocation (or to one collector); it is not safe for use by several
 * threads.
 */
public final class Ledger {
  private static final Subject[] SUBJECTS = Subject.values();
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Stage stage;
  private final long[] taken = new long[SUBJECTS.length];
  // each subject's outcomes, one subject after the other
  private final long[] ended = new long[SUBJECTS.length * OUTCOMES.length];
  private final Notes notes = new Notes();
  // most accounts have none
  private Map<Measure, List<Double>> measures = Map.of();

  /** An empty account of {@code stage}. */
  public Ledger(Stage stage) {
    this.stage = stage;
  }

  /** The stage whose account this is. */
  public Stage stage() {
    return stage;
  }

  /**
   * Counts records that this invocation took.
   *
   * @param number how many, 0 or more
   */
  public void take(Subject subject, long number) {
    taken[subject.ordinal()] += requireNotNegative(number);
  }

  /**
   * Counts records that ended in an outcome.
   *
   * @param number how many, 0 or more
   * @throws IllegalArgumentException when no record of this subject may end so in this stage: the
   *     account of the day would leave it out
   */
  public void count(Subject subject, Outcome outcome, long number) {
    if (number > 0 && !stage.outcomes(subject).contains(outcome)) {
      throw new IllegalArgumentException(
          "the ledger of %s has no outcome %s for %s"
              .formatted(stage.word(), outcome.word(), subject.word()));
    }
    ended[place(subject, outcome)] += requireNotNegative(number);
  }

  /**
   * Counts something beside the balance: alerts raised, tags ignored by configuration, a reason.
   *
   * @param name short, stable, never an asset or a tag
   * @param number how many, 0 or more
   */
  public void note(String name, long number) {
    notes.add(name, requireNotNegative(number));
  }

  /**
   * Measures something beside the balance.
   *
   * @param value finite, 0 or more
   */
  public void measure(Measure measure, double value) {
    if (measures.isEmpty()) {
      measures = new LinkedHashMap<>();
    }
    List<Double> values = measures.computeIfAbsent(measure, each -> new ArrayList<>());
    if (measure.unit() == Measure.Unit.COUNT && !values.isEmpty()) {
      values.set(0, values.getFirst() + value);
    } else {
      values.add(value);
    }
  }

  /** What was measured, in the order in which each came first; a copy. */
  public Map<Measure, List<Double>> measures() {
    Map<Measure, List<Double>> copy = new LinkedHashMap<>();
    measures.forEach((measure, values) -> copy.put(measure, List.copyOf(values)));
    return copy;
  }

  /** How many records of this subject were taken. */
  public long taken(Subject subject) {
    return taken[subject.ordinal()];
  }

  /** How many records of this subject ended in this outcome. */
  public long counted(Subject subject, Outcome outcome) {
    return ended[place(subject, outcome)];
  }

  /** The notes by name; a copy. */
  public Map<String, Long> notes() {
    return notes.map();
  }

  /** The count of one note, 0 when it was never made. */
  public long noted(String name) {
    return notes.get(name);
  }

  /**
   * Records that the stage has truly received: taken, less those that come back to be taken again.
   */
  public long received(Subject subject) {
    long again = 0;
    for (Outcome outcome : OUTCOMES) {
      if (outcome.takenAgain()) {
        again += counted(subject, outcome);
      }
    }
    return taken(subject) - again;
  }

  /** Taken minus the sum of the outcomes; anything but 0 is a bug of the highest order. */
  public long difference(Subject subject) {
    long sum = 0;
    for (Outcome outcome : OUTCOMES) {
      sum += counted(subject, outcome);
    }
    return taken(subject) - sum;
  }

  /** Whether every subject balances. */
  public boolean balanced() {
    return unbalanced().isEmpty();
  }

  /** The subjects that do not balance. */
  public List<Subject> unbalanced() {
    List<Subject> found = new ArrayList<>();
    for (Subject subject : SUBJECTS) {
      if (difference(subject) != 0) {
        found.add(subject);
      }
    }
    return found;
  }

  /**
   * Adds another account of the same stage to this one.
   *
   * @throws IllegalArgumentException when the other account is of another stage
   */
  public void add(Ledger other) {
    if (other.stage != stage) {
      throw new IllegalArgumentException(
          "a ledger of " + other.stage.word() + " cannot be added to one of " + stage.word());
    }
    for (Subject subject : SUBJECTS) {
      taken[subject.ordinal()] += other.taken(subject);
      for (Outcome outcome : OUTCOMES) {
        ended[place(subject, outcome)] += other.counted(subject, outcome);
      }
    }
    notes.addAll(other.notes);
    other.measures.forEach((measure, values) -> values.forEach(value -> measure(measure, value)));
  }

  private static int place(Subject subject, Outcome outcome) {
    return subject.ordinal() * OUTCOMES.length + outcome.ordinal();
  }

  private static long requireNotNegative(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a ledger counts 0 or more, not " + number);
    }
    return number;
  }
}
