package dev.shopfloor.writer.faults;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** One run of the function: its time, its weather, and when it dies. */
final class Invocation {
  private static final int ONE_IN_WITHOUT_TIME = 60;
  private static final Duration USUAL_TIME = Duration.ofSeconds(25);
  private static final Duration LITTLE_TIME = Duration.ofMillis(250);

  final FakeClock clock = new FakeClock();
  final Weather weather;
  final Duration time;
  final KillSwitch kill;
  private final SplittableRandom random;
  private final long seed;
  private final Figures figures;
  private final Schedule schedule;
  private final Map<Integer, Integer> seen = new ConcurrentHashMap<>();
  private boolean silent;

  /** A run in the current thread. */
  Invocation(SplittableRandom random, boolean fair, Schedule schedule, Figures figures) {
    this.random = random;
    this.schedule = schedule;
    this.figures = figures;
    seed = random.nextLong();
    weather = fair ? Weather.FAIR : Weather.any(random);
    silent = weather != Weather.FAIR && schedule.silence();
    boolean withoutTime = weather == Weather.STORM && random.nextInt(ONE_IN_WITHOUT_TIME) == 0;
    // real time passes where nobody answers: little of it
    time = silent ? LITTLE_TIME : withoutTime ? Duration.ZERO : USUAL_TIME;
    kill = kill();
  }

  private KillSwitch kill() {
    if (weather == Weather.FAIR || random.nextInt(2) == 0) {
      return new KillSwitch(null, 0);
    }
    Step step = schedule.step();
    int passes =
        switch (step) {
          case CLOCK -> random.nextInt(8);
          case WITHIN_DELETE -> random.nextInt(12);
          case BEFORE_QUARANTINE, AFTER_QUARANTINE, BEFORE_DELETE, WAIT -> 0;
          default -> random.nextInt(2);
        };
    return new KillSwitch(step, passes);
  }

  /** The run is over, at its end or before. */
  void end() {
    schedule.missed(kill.missed());
  }

  void step(Step step) {
    try {
      kill.step(step);
    } catch (Killed killed) {
      figures.killed(killed.step());
      throw killed;
    }
  }

  /** How many records quarantine keeps before it fails; none of them all when it does not. */
  int quarantineFailsAfter(int records) {
    boolean fails = weather != Weather.FAIR && random.nextInt(6) == 0;
    return fails ? random.nextInt(records) : records;
  }

  /**
   * What happens to a request: told from its bytes and not from its place, because requests of one
   * invocation may run side by side.
   *
   * @param same how many requests with the same bytes came before
   */
  synchronized Fault fault(int content, int same) {
    if (silent) {
      silent = false;
      return Fault.SILENT;
    }
    return weather.strikes(random(content, same)) ? schedule.fault() : Fault.NONE;
  }

  /** How many requests with these bytes this run has sent before. */
  int seen(int content) {
    return seen.merge(content, 1, Integer::sum) - 1;
  }

  /** Chance for what else is to be decided about a request. */
  SplittableRandom random(int content, int same) {
    return new SplittableRandom(seed * 31 + content * 1_000_003L + same);
  }
}
