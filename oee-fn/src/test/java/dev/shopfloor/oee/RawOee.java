package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.OeePolicy;
import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * OEE computed from raw observations the slow way, sharing no code with the fold: time is cut at
 * every instant at which anything could change, and each slice asks all observations anew what held
 * then. Knows no debounce, no spikes and no dips.
 */
final class RawOee {
  private static final String NONE = "(none)";
  private static final String STALE = "(stale)";

  private final Map<Role, TreeMap<Long, Entry>> byRole = new EnumMap<>(Role.class);
  private final TreeSet<Long> heard = new TreeSet<>();
  private final OeeSpec oee;
  private final ShiftWindow window;

  final Map<String, Long> states = new TreeMap<>();
  final Map<TimeClass, Long> classes = new EnumMap<>(TimeClass.class);
  long minor;
  long stops;
  long minorStops;
  long repair;
  long pieces;

  private record Slice(TimeClass timeClass, boolean planned, long nanos) {}

  RawOee(OeeSpec oee, ShiftWindow window, Collection<Observation> all) {
    this.oee = oee;
    this.window = window;
    for (Observation one : all) {
      Entry entry = one.entry();
      heard.add(entry.time());
      byRole
          .computeIfAbsent(one.channel().role(), role -> new TreeMap<>())
          .merge(entry.time(), entry, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    stops(slices());
    count();
  }

  private List<Slice> slices() {
    TreeSet<Long> cuts = new TreeSet<>(heard);
    heard.forEach(time -> cuts.add(time + oee.staleAfter()));
    window
        .breaks()
        .forEach(plan -> {
          cuts.add(plan.start());
          cuts.add(plan.end());
        });
    cuts.add(window.start());
    cuts.add(window.end());
    List<Slice> slices = new ArrayList<>();
    Long from = null;
    for (long to : cuts.subSet(window.start(), true, window.end(), true)) {
      if (from != null) {
        slices.add(slice(from, to));
      }
      from = to;
    }
    return slices;
  }

  private Slice slice(long from, long to) {
    String state = stateAt(from);
    states.merge(state, to - from, Long::sum);
    TimeClass timeClass = classAt(state, from);
    boolean planned =
        window.breaks().stream().anyMatch(plan -> from >= plan.start() && from < plan.end())
            && (timeClass != TimeClass.RUN
                || oee.policy().planned() == OeePolicy.PlannedRun.PLAN_WINS);
    return new Slice(timeClass, planned, to - from);
  }

  private String stateAt(long time) {
    String state = textAt(Role.STATE, time);
    if (state == null) {
      return NONE;
    }
    boolean stale = oee.staleAfter() > 0 && heard.floor(time) + oee.staleAfter() <= time;
    return stale ? STALE : state;
  }

  private String textAt(Role role, long time) {
    Map.Entry<Long, Entry> newest = byRole.getOrDefault(role, new TreeMap<>()).floorEntry(time);
    return newest == null ? null : ((Value.Text) newest.getValue().value()).value();
  }

  private TimeClass classAt(String state, long time) {
    if (state.equals(NONE) || state.equals(STALE)) {
      return TimeClass.UNKNOWN;
    }
    String mode = textAt(Role.MODE, time);
    if (mode != null && !mode.isEmpty()) {
      if (oee.rules().modes().containsKey(mode)) {
        return oee.rules().modes().get(mode);
      }
      if (!oee.rules().productive().contains(mode)) {
        return TimeClass.UNKNOWN;
      }
    }
    String order = textAt(Role.ORDER, time);
    boolean idle = oee.rules().idle().contains(state) && (order == null || order.isEmpty());
    return idle ? TimeClass.NO_ORDER : oee.states().getOrDefault(state, TimeClass.UNKNOWN);
  }

  private void stops(List<Slice> slices) {
    List<Slice> open = new ArrayList<>();
    for (Slice slice : slices) {
      boolean stands = slice.timeClass == TimeClass.FAULT || slice.timeClass == TimeClass.WAIT;
      if (!stands) {
        close(open);
      }
      if (slice.planned) {
        classes.merge(TimeClass.PLANNED, slice.nanos, Long::sum);
      } else if (stands) {
        open.add(slice);
      } else {
        classes.merge(slice.timeClass, slice.nanos, Long::sum);
      }
    }
    close(open);
  }

  private void close(List<Slice> open) {
    long length = open.stream().mapToLong(Slice::nanos).sum();
    if (length > 0 && length < oee.minorStop()) {
      minor += length;
      minorStops++;
    } else if (length > 0) {
      stops++;
      for (Slice slice : open) {
        classes.merge(slice.timeClass, slice.nanos, Long::sum);
        repair += slice.timeClass == TimeClass.FAULT ? slice.nanos : 0;
      }
    }
    open.clear();
  }

  private void count() {
    Long before = null;
    for (Map.Entry<Long, Entry> one :
        byRole.getOrDefault(Role.COUNTER, new TreeMap<>()).entrySet()) {
      long value = ((Value.Whole) one.getValue().value()).value();
      if (one.getKey() >= window.end()) {
        break;
      }
      boolean counted =
          oee.policy().planned() == OeePolicy.PlannedRun.RUN_WINS
              || window.breaks().stream()
                  .noneMatch(plan -> one.getKey() >= plan.start() && one.getKey() < plan.end());
      if (before != null && one.getKey() >= window.start() && counted) {
        pieces += value >= before ? value - before : value;
      }
      before = value;
    }
  }

  long nanos(TimeClass timeClass) {
    return classes.getOrDefault(timeClass, 0L);
  }
}
