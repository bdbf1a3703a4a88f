package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.cli.local.template.AlarmSpec;
import dev.shopfloor.cli.local.template.MetricMath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Evaluates an alarm each minute as CloudWatch's page on alarms and missing data describes it.
 *
 * <p>CloudWatch looks back further than the evaluation periods, and as long as it finds enough
 * values there it does not ask what missing ones count as. The page shows 5 periods for an alarm of
 * 3 and says of others that it depends: here it is two more than the alarm has.
 *
 * <p>Of an alarm on periods of the wall clock only those count that have ended, and a day that has
 * ended is missing or is not: nothing further back counts for it.
 */
record AlarmWatch(AlarmSpec alarm, Published published) {
  private static final int FURTHER = 2;

  /** A change of state. */
  record Change(Instant at, AlarmState state) {}

  /** How the state changes between two instants, from OK, looking each minute. */
  List<Change> changes(Instant from, Instant to) {
    List<Change> changes = new ArrayList<>();
    AlarmState state = AlarmState.OK;
    for (Instant at = from; !at.isAfter(to); at = at.plus(Duration.ofMinutes(1))) {
      AlarmState next = state(at, state);
      if (next != state) {
        changes.add(new Change(at, next));
        state = next;
      }
    }
    return changes;
  }

  /** Whether it is in ALARM at any minute between two instants. */
  boolean rings(Instant from, Instant to) {
    return changes(from, to).stream().anyMatch(change -> change.state() == AlarmState.ALARM);
  }

  /** The state after a look at what was published until an instant. */
  AlarmState state(Instant now, AlarmState before) {
    int further = alarm.wallClock() ? 0 : FURTHER;
    List<OptionalDouble> values = new ArrayList<>();
    Instant end = alarm.wallClock() ? ended(now) : now;
    for (int back = 0; back < alarm.evaluationPeriods() + further; back++) {
      Instant until = end.minus(alarm.period().multipliedBy(back));
      values.add(value(until.minus(alarm.period()), until));
    }
    return state(values, before);
  }

  private Instant ended(Instant now) {
    long period = alarm.period().toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), period) * period);
  }

  private OptionalDouble value(Instant from, Instant until) {
    Map<String, OptionalDouble> read = new LinkedHashMap<>();
    alarm.queries().forEach((id, query) -> read.put(id, published.of(query, from, until)));
    return MetricMath.value(
        alarm.expression(),
        id -> {
          OptionalDouble value = read.get(id);
          if (value == null) {
            throw new IllegalArgumentException(alarm.name() + " has no metric of the id " + id);
          }
          return value;
        });
  }

  /**
   * The state by the values of the latest periods.
   *
   * @param values the newest first, all that are looked at
   */
  AlarmState state(List<OptionalDouble> values, AlarmState before) {
    List<Boolean> there =
        values.stream()
            .filter(OptionalDouble::isPresent)
            .map(value -> alarm.breaches(value.getAsDouble()))
            .limit(alarm.evaluationPeriods())
            .toList();
    int filled = alarm.evaluationPeriods() - there.size();
    long breaching = there.stream().filter(breach -> breach).count();
    if (filled > 0 && alarm.missing().equals("breaching")) {
      breaching += filled;
    }
    if (breaching >= alarm.datapointsToAlarm()) {
      return AlarmState.ALARM;
    }
    return switch (alarm.missing()) {
      case "breaching", "notBreaching" -> AlarmState.OK;
      case "ignore" -> filled > 0 && breaching == there.size() ? before : AlarmState.OK;
      case "missing" -> filled > 0 ? ofTooFew(values, there, before) : AlarmState.OK;
      default ->
          throw new IllegalArgumentException(
              alarm.name() + " treats missing data as " + alarm.missing());
    };
  }

  /**
   * Missing data is neither good nor bad: a breach that nothing good has followed may be enough.
   */
  private AlarmState ofTooFew(List<OptionalDouble> values, List<Boolean> there, AlarmState before) {
    if (there.isEmpty()) {
      return AlarmState.INSUFFICIENT_DATA;
    }
    if (there.contains(false)) {
      return AlarmState.OK;
    }
    int oldest = 0;
    for (int at = 0; at < alarm.evaluationPeriods(); at++) {
      if (values.get(at).isPresent()) {
        oldest = at + 1;
      }
    }
    return oldest >= alarm.datapointsToAlarm() ? AlarmState.ALARM : before;
  }
}
