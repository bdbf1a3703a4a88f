package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.Shift.Span;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one asset's shift from what was received, step by step as a person would with pencil and
 * paper. Whole milliseconds and pieces; ratios come last.
 */
final class Tally {
  static final String NO_STATE = "(none)";

  private final Rules rules;
  private final Shift shift;
  private final SortedMap<String, Long> states = new TreeMap<>();
  private long run;
  private long stopped;
  private long otherPlanned;
  private long openStop;
  private long pieces;
  private long scrap;
  private long ideal;
  private long scrapIdeal;
  private boolean counted;

  private Tally(Rules rules, Shift shift) {
    this.rules = rules;
    this.shift = shift;
  }

  /**
   * The answer for a shift.
   *
   * @param facts in the order of the machine's time; those before the shift say how it begins
   * @param asOf time counts until here, ms since the epoch
   */
  static ShiftAnswer of(String asset, Rules rules, Shift shift, List<Fact> facts, long asOf) {
    Tally tally = new Tally(rules, shift);
    long until = Math.min(asOf, shift.end());
    tally.addTime(facts, until);
    tally.addPieces(facts, until);
    return tally.answer(asset, asOf);
  }

  private void addTime(List<Fact> facts, long until) {
    String held = null;
    long since = shift.start();
    for (Fact fact : facts) {
      if (fact.time() >= until) {
        break;
      }
      if (fact.state() == null || fact.state().equals(held)) {
        continue;
      }
      long at = Math.max(fact.time(), shift.start());
      hold(held, since, at);
      held = fact.state();
      since = at;
    }
    hold(held, since, until);
    endStop();
  }

  private void hold(@Nullable String state, long from, long to) {
    long at = from;
    for (Span pause : shift.breaks()) {
      if (pause.meets(at, to)) {
        use(state, rules.use(state), Math.max(at, pause.from()) - at);
        at = Math.max(at, pause.from());
        long end = Math.min(to, pause.to());
        // running wins over the break; all else in it is planned
        boolean runs = rules.use(state) == TimeUse.RUN;
        use(state, runs ? TimeUse.RUN : TimeUse.PLANNED, end - at);
        at = end;
      }
    }
    use(state, rules.use(state), to - at);
  }

  private void use(@Nullable String state, TimeUse use, long millis) {
    if (millis <= 0) {
      return;
    }
    states.merge(state == null ? NO_STATE : state, millis, Long::sum);
    switch (use) {
      case WAIT, FAULT -> openStop += millis;
      case RUN -> {
        endStop();
        run += millis;
      }
      case SETUP -> {
        endStop();
        otherPlanned += millis;
      }
      case PLANNED, UNKNOWN -> endStop();
    }
  }

  private void endStop() {
    if (openStop < rules.minorStop()) {
      run += openStop;
    } else {
      stopped += openStop;
    }
    openStop = 0;
  }

  private void addPieces(List<Fact> facts, long until) {
    String product = null;
    long lastTotal = Fact.NO_COUNT;
    long lastScrap = Fact.NO_COUNT;
    for (Fact fact : facts) {
      if (fact.time() >= until) {
        break;
      }
      product = fact.product() == null ? product : fact.product();
      boolean inside = fact.time() >= shift.start();
      if (fact.total() != Fact.NO_COUNT) {
        counted = true;
        long made = inside ? rise(lastTotal, fact.total()) : 0;
        pieces += made;
        ideal += made * rules.cycle(product);
        lastTotal = fact.total();
      }
      if (fact.scrap() != Fact.NO_COUNT) {
        long made = inside ? rise(lastScrap, fact.scrap()) : 0;
        scrap += made;
        scrapIdeal += made * rules.cycle(product);
        lastScrap = fact.scrap();
      }
    }
  }

  /** Counts since the value before; a lower value is a new start from 0. */
  private static long rise(long before, long now) {
    if (before == Fact.NO_COUNT) {
      return 0;
    }
    return now >= before ? now - before : now;
  }

  private ShiftAnswer answer(String asset, long asOf) {
    long planned = run + stopped + otherPlanned;
    long good = Math.clamp(pieces - scrap, 0, pieces);
    long goodIdeal = Math.clamp(ideal - scrapIdeal, 0, ideal);
    boolean output = counted && planned > 0;
    return new ShiftAnswer(
        asset,
        shift.id(),
        Instant.ofEpochMilli(shift.start()),
        Instant.ofEpochMilli(shift.end()),
        shift.end() <= asOf,
        states,
        pieces,
        good,
        scrap,
        planned,
        run,
        ratio(run, planned),
        output ? ratio(ideal, run) : null,
        output ? ratio(goodIdeal, ideal) : null,
        output ? ratio(goodIdeal, planned) : null);
  }

  private static @Nullable Double ratio(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
