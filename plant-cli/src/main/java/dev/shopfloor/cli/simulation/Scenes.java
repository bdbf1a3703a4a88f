package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.HourPlan.AlarmChange;
import dev.shopfloor.cli.simulation.HourPlan.Outage;
import dev.shopfloor.cli.simulation.HourPlan.Stop;
import dev.shopfloor.cli.simulation.Shift.Span;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Says in words what an hour's script lets happen, as somebody would at an instant. */
final class Scenes {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final HourPlan plan;
  private final long now;
  private final List<Scene> scenes = new ArrayList<>();

  private Scenes(HourPlan plan, long now) {
    this.plan = plan;
    this.now = now;
  }

  /**
   * The scenes of an hour.
   *
   * @param before the machines at its start
   * @param waiting how many messages a gateway keeps now
   */
  static List<Scene> of(
      HourPlan plan, Map<Machine, Body> before, ToLongFunction<Outage> waiting, long now) {
    Scenes scenes = new Scenes(plan, now);
    scenes.stops(before);
    scenes.alarms();
    scenes.lines(waiting);
    scenes.moments();
    return scenes.scenes;
  }

  /** The clock that is always slow. */
  static Scene slowClock(long from, long to) {
    Machine slow = Machine.PRESS02;
    return new Scene(
        Instant.ofEpochMilli(from),
        Instant.ofEpochMilli(to),
        slow.asset(),
        Scenario.CLOCK_SLOW,
        "clock of %s is %d s slow, always; it does no harm"
            .formatted(slow.id(), -slow.clock() / 1_000));
  }

  private void stops(Map<Machine, Body> before) {
    for (Machine machine : Machine.values()) {
      for (Stop stop : plan.stops(machine)) {
        if (stop.why() != Scenario.BREAK) {
          add(stop.span(), machine.asset(), stop.why(), sentence(stop, before.get(machine)));
        }
      }
    }
    if (Shifts.breakBeginsAt(plan.start())) {
      Span pause = new Span(plan.start(), plan.start() + 15 * Planner.MINUTE);
      add(pause, Machine.SITE, Scenario.BREAK, "break; wrapper01 runs through it");
    }
  }

  private String sentence(Stop stop, @Nullable Body before) {
    String id = stop.machine().id();
    long seconds = (Math.min(now, stop.span().to()) - stop.span().from()) / 1_000;
    String product = before == null ? "" : before.product();
    return switch (stop.why()) {
      case WARM_UP -> id + " warms up";
      case CHANGEOVER ->
          "%s is changed over from %s to %s"
              .formatted(id, product, stop.machine().otherProduct(product));
      case MICRO_STOP ->
          "%s stops for a moment, %d s in state %s".formatted(id, seconds, stop.state());
      default -> "%s stands in state %s, a fault".formatted(id, stop.state());
    };
  }

  private void alarms() {
    for (AlarmChange raised : plan.alarms()) {
      if (!raised.raised()) {
        continue;
      }
      long end =
          plan.alarms().stream()
              .filter(other -> !other.raised() && other.machine() == raised.machine())
              .mapToLong(AlarmChange::at)
              .filter(at -> at > raised.at())
              .min()
              .orElse(raised.at());
      String words =
          switch (raised.machine().kind()) {
            case PRESS -> "oil level low";
            case MILL -> "tool life used up";
            case WRAPPER -> "film jam";
          };
      add(
          new Span(raised.at(), end),
          raised.machine().asset(),
          Scenario.ALARM,
          raised.machine().id() + " raises an alarm: " + words);
    }
  }

  private void lines(ToLongFunction<Outage> waiting) {
    for (Outage outage : plan.outages()) {
      boolean off = now < outage.span().to();
      String rest =
          off
              ? "; %d messages wait in it".formatted(waiting.applyAsLong(outage))
              : "; then it handed on what it had kept";
      Span span = outage.span();
      scenes.add(
          scene(
              span,
              outage.line(),
              Scenario.GATEWAY_OFFLINE,
              "gateway of line " + outage.line() + " is off line" + time(span) + rest));
    }
  }

  private void moments() {
    plan.drifts()
        .forEach(drift ->
            add(
                drift.span(),
                drift.machine().asset(),
                Scenario.DRIFT,
                drift.machine().id() + ": the coolant gets warm, and cools again"));
    plan.clockFaults()
        .forEach(fault ->
            add(
                fault.span(),
                fault.machine().asset(),
                Scenario.CLOCK_AHEAD,
                "clock of %s is 40 minutes ahead".formatted(fault.machine().id())));
    plan.resets()
        .forEach(reset ->
            add(
                new Span(reset.at(), reset.at()),
                reset.machine().asset(),
                Scenario.COUNTER_RESET,
                reset.machine().id() + ": the controller restarts, its counters begin at 0"));
    plan.bads()
        .forEach(bad ->
            add(
                new Span(bad.at(), bad.at()),
                bad.machine().asset(),
                Scenario.BAD_PAYLOAD,
                "gateway of %s sends %s".formatted(bad.machine().id(), bad.defect().words())));
    plan.repeats()
        .forEach(repeat ->
            add(
                new Span(repeat.at(), repeat.at() + repeat.after()),
                repeat.machine().asset(),
                Scenario.DUPLICATE,
                "a message of %s is delivered again after %d s"
                    .formatted(repeat.machine().id(), (repeat.after() + 999) / 1_000)));
  }

  private void add(Span span, String where, Scenario kind, String words) {
    scenes.add(scene(span, where, kind, words + time(span)));
  }

  private static Scene scene(Span span, String where, Scenario kind, String words) {
    return new Scene(
        Instant.ofEpochMilli(span.from()), Instant.ofEpochMilli(span.to()), where, kind, words);
  }

  private String time(Span span) {
    String from = CLOCK.format(Shifts.local(span.from()));
    if (span.to() == span.from()) {
      return " (" + from + ")";
    }
    return now < span.to()
        ? " since " + from
        : " (" + from + " to " + CLOCK.format(Shifts.local(span.to())) + ")";
  }
}
