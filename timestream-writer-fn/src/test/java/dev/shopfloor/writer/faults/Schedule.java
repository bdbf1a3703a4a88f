package dev.shopfloor.writer.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong next. Each fault and each step comes up as often as any other, so that a run of
 * the usual length meets them all.
 */
final class Schedule {
  private static final int BETWEEN_SILENCES = 40;

  private final Random random;
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private int invocations;

  Schedule(long seed) {
    random = new Random(seed);
  }

  synchronized Fault fault() {
    if (faults.isEmpty()) {
      faults.addAll(shuffled(Fault.BY_CHANCE));
    }
    return faults.remove();
  }

  synchronized Step step() {
    if (steps.isEmpty()) {
      steps.addAll(shuffled(List.of(Step.values())));
    }
    return steps.remove();
  }

  /** An invocation that should have died at this step did not come there. */
  synchronized void missed(@Nullable Step step) {
    if (step != null) {
      steps.add(step);
    }
  }

  /** Whether an invocation may meet a store that never answers, which costs real time. */
  synchronized boolean silence() {
    invocations++;
    return invocations % BETWEEN_SILENCES == 1;
  }

  private <T> List<T> shuffled(List<T> of) {
    List<T> all = new ArrayList<>(of);
    Collections.shuffle(all, random);
    return all;
  }
}
