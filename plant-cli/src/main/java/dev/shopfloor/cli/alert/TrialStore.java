package dev.shopfloor.cli.alert;

import dev.shopfloor.workorder.Audit;
import dev.shopfloor.workorder.MemoryStore;
import dev.shopfloor.workorder.Occurrence;
import dev.shopfloor.workorder.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outbox of a trial, which remembers the last decision about each event. */
final class TrialStore extends MemoryStore {
  /** Not the end: more is decided about the same event. */
  private static final Set<Verdict> ON_THE_WAY =
      EnumSet.of(Verdict.AMBIGUOUS, Verdict.WAITING, Verdict.CLOSED);

  private final Map<Event, Audit> last = new HashMap<>();

  private record Event(String key, String id) {}

  @Override
  public synchronized void save(Held held, Work work) {
    super.save(held, work);
    for (Audit audit : work.audits()) {
      if (audit.eventId() != null) {
        last.put(new Event(held.key(), audit.eventId()), audit);
      }
    }
  }

  /** The last decision about an event, final or not; null for none yet. */
  @Nullable Audit last(Occurrence occurrence) {
    return last.get(new Event(occurrence.key(), occurrence.eventId()));
  }

  static boolean isFinal(@Nullable Audit audit) {
    return audit != null && !ON_THE_WAY.contains(audit.verdict());
  }

  /** When there is something to do next, ns since the epoch. */
  OptionalLong nextDue() {
    return keys().stream().mapToLong(this::dueAt).filter(due -> due > 0).min();
  }
}
