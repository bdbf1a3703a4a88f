package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which verdicts have been written down, so that each reading that repeats one does not
 * cost a query. After half an hour one is looked up again: another instance, which saw more, may
 * have said something else since and may have gone.
 */
final class Verdicts {
  private static final long FRESH = 1_800L * 1_000_000_000L;
  private static final int MOST = 20_000;

  private final Map<About, Said> said =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<About, Said> eldest) {
          return size() > MOST;
        }
      };

  /** Whether this has been said just before or after. */
  synchronized boolean known(AlarmObservation seen) {
    AlarmObservation.Verdict verdict = seen.verdict();
    Said last = verdict == null ? null : said.get(about(seen, verdict));
    return verdict != null
        && last != null
        && last.word().equals(verdict.word())
        && Math.abs(seen.time() - last.time()) < FRESH;
  }

  /** Keeps what was said, once it is safe. */
  synchronized void keep(List<? extends AlarmObservation> all) {
    for (AlarmObservation seen : all) {
      AlarmObservation.Verdict verdict = seen.verdict();
      if (verdict != null) {
        said.merge(
            about(seen, verdict),
            new Said(verdict.word(), seen.time()),
            (before, now) -> before.time() > now.time() ? before : now);
      }
    }
  }

  private static About about(AlarmObservation seen, AlarmObservation.Verdict verdict) {
    return new About(seen.context().key(), seen.signal(), verdict.about());
  }

  private record About(AssetKey asset, String signal, String what) {}

  private record Said(String word, long time) {}
}
