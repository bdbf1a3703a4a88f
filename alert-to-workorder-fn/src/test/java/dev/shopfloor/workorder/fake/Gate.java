package dev.shopfloor.workorder.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Counts calls and says when there are too many. */
final class Gate {
  private final List<Window> windows = new ArrayList<>();

  Gate(List<Personality.Rate> rates) {
    rates.forEach(rate -> windows.add(new Window(rate, new ArrayDeque<>())));
  }

  private record Window(Personality.Rate rate, Deque<Long> calls) {}

  /** Whether a call may pass; one that may not does not count. */
  boolean pass(boolean signIn, long now) {
    List<Window> mine = windows.stream().filter(each -> each.rate.signIn() == signIn).toList();
    for (Window window : mine) {
      long since = now - window.rate.within().toNanos();
      while (!window.calls.isEmpty() && window.calls.getFirst() <= since) {
        window.calls.removeFirst();
      }
      if (window.calls.size() >= window.rate.most()) {
        return false;
      }
    }
    mine.forEach(window -> window.calls.addLast(now));
    return true;
  }
}
