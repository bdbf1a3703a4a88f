package dev.shopfloor.cli.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plant that lives by a script: the same seed gives the same messages, byte for byte, and the
 * same right answers.
 *
 * <p>Hours are played when they are asked for. Of past ones only totals are kept, and what their
 * machines carry over, so that a plant may run for weeks and go on from anywhere. Safe for use by
 * several threads.
 */
public final class SimulatedPlant {
  private static final long START = Instant.parse("2026-03-02T04:00:00Z").toEpochMilli();
  private static final long HOUR = Planner.HOUR;
  private static final Duration BACK_FILL = Duration.ofHours(4);
  private static final long SHOWN = 24 * HOUR;
  private static final int HOURS_KEPT = 4;
  private static final int FACTS_KEPT = 40;

  private final long seed;
  // what the machines carry into each hour, and what was received of all hours before it
  private final List<Map<Machine, Body>> bodies = new ArrayList<>();
  private final List<Totals> totals = new ArrayList<>();
  private final List<Raise> raises = new ArrayList<>();
  private final Map<Integer, Hour> hours = new Newest<>(HOURS_KEPT);
  private final Map<Integer, Map<Machine, List<Fact>>> facts = new Newest<>(FACTS_KEPT);
  private final Map<String, ShiftAnswer> settled = new HashMap<>();

  private SimulatedPlant(long seed) {
    this.seed = seed;
    Map<Machine, Body> cold = new EnumMap<>(Machine.class);
    for (Machine machine : Machine.values()) {
      cold.put(machine, Body.cold(machine));
    }
    bodies.add(cold);
    totals.add(Totals.NONE);
  }

  /** The plant of a seed. */
  public static SimulatedPlant of(long seed) {
    return new SimulatedPlant(seed);
  }

  /** When its history begins: a Monday, 05:00 on the site's clock. */
  public Instant start() {
    return Instant.ofEpochMilli(START);
  }

  /** Up to when history is filled in before it goes live. */
  public Instant liveFrom() {
    return start().plus(BACK_FILL);
  }

  /**
   * The messages received in a span of plant time, in the order of receipt.
   *
   * @param from part of the span
   * @param to not part of it
   */
  public synchronized List<SentMessage> messages(Instant from, Instant to) {
    long first = ceilMillis(from);
    long end = ceilMillis(to);
    if (end <= START || end <= first) {
      return List.of();
    }
    List<Sent> found = new ArrayList<>();
    // nothing is under way for longer than an hour
    for (int hour = Math.max(0, hourOf(first) - 1); hour <= hourOf(end - 1); hour++) {
      for (Sent sent : hour(hour).sent()) {
        if (sent.receivedAt() >= first && sent.receivedAt() < end) {
          found.add(sent);
        }
      }
    }
    found.sort(Comparator.comparingLong(Sent::receivedAt));
    return found.stream()
        .map(sent ->
            new SentMessage(sent.topic(), sent.payload(), Instant.ofEpochMilli(sent.receivedAt())))
        .toList();
  }

  /**
   * What is right at an instant, from all that was received before it.
   *
   * @param completions what people did in the CMMS, in any order
   */
  public synchronized KnownAnswers answers(Instant asOf, List<Completion> completions) {
    long now = asOf.toEpochMilli();
    Totals received = Totals.NONE;
    List<Raise> known = List.of();
    List<ShiftAnswer> shifts = List.of();
    if (now >= START) {
      int last = hourOf(now);
      int whole = Math.max(0, last - 1);
      hour(last);
      received = totals.get(whole);
      for (int hour = whole; hour <= last; hour++) {
        received = received.plus(hour(hour).totals(ceilMillis(asOf)));
      }
      known = raises;
      shifts = shifts(now);
    }
    return new KnownAnswers(
        asOf,
        received.messages(),
        received.repeats(),
        shifts,
        received.quarantined(),
        OrderBook.answers(known, completions, now));
  }

  /**
   * What happens in a span of plant time, in words, as it looks at the end of it.
   *
   * @param from what ended before is left out
   * @param to what begins at or after this instant is left out
   */
  public synchronized List<Scene> scenes(Instant from, Instant to) {
    long first = Math.max(START, from.toEpochMilli());
    long now = to.toEpochMilli();
    List<Scene> found = new ArrayList<>();
    if (now <= first) {
      return found;
    }
    found.add(Scenes.slowClock(START, now));
    for (int hour = Math.max(0, hourOf(first) - 1); hour <= hourOf(now - 1); hour++) {
      hour(hour);
      Scenes.of(plan(hour), bodies.get(hour), outage -> waiting(outage, now), now).stream()
          .filter(scene -> scene.at().isBefore(to))
          .filter(scene -> !scene.at().isBefore(from) || scene.until().isAfter(from))
          .forEach(found::add);
    }
    found.sort(Comparator.comparing(Scene::at));
    return found;
  }

  private long waiting(HourPlan.Outage outage, long now) {
    long waiting = 0;
    for (int hour = hourOf(outage.span().from()); hour <= hourOf(now); hour++) {
      for (Sent sent : hour(hour).sent()) {
        boolean kept = sent.sentAt() < now && sent.receivedAt() >= now;
        if (kept && sent.machine().line().equals(outage.line()) && !sent.repeat()) {
          waiting += outage.span().holds(sent.sentAt()) ? 1 : 0;
        }
      }
    }
    return waiting;
  }

  private List<ShiftAnswer> shifts(long now) {
    List<ShiftAnswer> answers = new ArrayList<>();
    List<Shift> shown =
        Shifts.in(Math.max(START, now - SHOWN + 1), Math.max(now, START + 1)).stream()
            .filter(shift -> shift.start() < now)
            .toList();
    for (Machine machine : Machine.values()) {
      for (Shift shift : shown) {
        answers.add(answer(machine, shift, now));
      }
    }
    answers.sort(Comparator.comparing(ShiftAnswer::asset).thenComparing(ShiftAnswer::start));
    long old = now - 2 * SHOWN;
    settled.values().removeIf(answer -> answer.end().toEpochMilli() < old);
    return answers;
  }

  private ShiftAnswer answer(Machine machine, Shift shift, long now) {
    String key = machine.id() + "@" + shift.start();
    ShiftAnswer known = settled.get(key);
    if (known != null && shift.end() + HOUR <= now) {
      return known;
    }
    List<Fact> received = new ArrayList<>();
    // two hours before are enough to know how it begins: no gateway is off line for so long
    int first = Math.max(0, hourOf(shift.start()) - 2);
    for (int hour = first; hour <= hourOf(Math.min(now, shift.end())); hour++) {
      for (Fact fact : factsOf(hour).getOrDefault(machine, List.of())) {
        if (fact.receivedAt() < now) {
          received.add(fact);
        }
      }
    }
    ShiftAnswer answer = Tally.of(machine.asset(), machine.rules(), shift, received, now);
    if (shift.end() + HOUR <= now) {
      settled.put(key, answer);
    }
    return answer;
  }

  private Map<Machine, List<Fact>> factsOf(int number) {
    Map<Machine, List<Fact>> kept = facts.get(number);
    return kept == null ? hour(number).facts() : kept;
  }

  private Hour hour(int number) {
    while (bodies.size() <= number) {
      play(bodies.size() - 1);
    }
    Hour kept = hours.get(number);
    return kept == null ? play(number) : kept;
  }

  private Hour play(int number) {
    HourPlan plan = plan(number);
    List<HourPlan.Outage> outages = new ArrayList<>(plan.outages());
    if (number > 0) {
      outages.addAll(plan(number - 1).outages());
    }
    Hour hour = Hour.of(plan, outages, bodies.get(number), seed);
    if (bodies.size() == number + 1) {
      bodies.add(hour.after());
      totals.add(totals.get(number).plus(hour.totals(Long.MAX_VALUE)));
      raises.addAll(hour.raises());
    }
    hours.put(number, hour);
    facts.put(number, hour.facts());
    return hour;
  }

  private HourPlan plan(int number) {
    return Planner.plan(seed, number, START + number * HOUR);
  }

  private static int hourOf(long time) {
    return Math.toIntExact(Math.floorDiv(Math.max(time, START) - START, HOUR));
  }

  private static long ceilMillis(Instant instant) {
    long millis = instant.toEpochMilli();
    return Instant.ofEpochMilli(millis).equals(instant) ? millis : millis + 1;
  }

  /** Keeps the hours used last. */
  private static final class Newest<V> extends LinkedHashMap<Integer, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Newest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, V> eldest) {
      return size() > most;
    }
  }
}
