package dev.shopfloor.oee;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.TagSpec.Counting;
import dev.shopfloor.plant.TimeClass;
import org.jspecify.annotations.Nullable;

/** Makes observations of points, or says why a point can be none. */
public final class ObservationReader {
  /** The longest text kept, in characters; a state, an order or a product is shorter. */
  public static final int MAX_TEXT = 256;

  /** The name of a state that its source withdrew without naming a new one. */
  public static final String UNAVAILABLE = "UNAVAILABLE";

  private static final double LARGEST_EXACT = 9_007_199_254_740_992d;

  private ObservationReader() {}

  /** What became of a point. */
  public sealed interface Outcome {
    /**
     * It is an observation.
     *
     * @param observation the fact
     */
    record Accepted(Observation observation) implements Outcome {}

    /**
     * It cannot be one.
     *
     * @param reason why
     * @param message one sentence that names the value
     */
    record Refused(Reason reason, String message) implements Outcome {}
  }

  /**
   * Reads a point.
   *
   * @param revision what was true of the asset at the point's time
   */
  public static Outcome read(EnrichedPoint point, AssetRevision revision) {
    if (point.time() < 0) {
      return refused(Reason.INVALID_TIME, point, "has the time " + point.time());
    }
    Role role = point.role();
    if (!role.production()) {
      return refused(
          Reason.MALFORMED_TELEMETRY,
          point,
          "has the role " + role.word() + ", which OEE takes not");
    }
    return switch (role) {
      case STATE -> state(point, revision);
      case COUNTER -> counter(point, isIncrement(revision.tag(point.tag())));
      default -> other(point);
    };
  }

  private static Outcome state(EnrichedPoint point, AssetRevision revision) {
    String name = stateName(point);
    if (name.isBlank()) {
      return refused(Reason.WRONG_TYPE, point, "is a state without a name");
    }
    if (name.length() > MAX_TEXT) {
      return tooLong(point, name);
    }
    if (revision.oee().rules().ignored().contains(name)) {
      // stored as a state it might take the place of one of the same instant
      return new Outcome.Accepted(
          new Observation(
              new Channel(Role.HEARTBEAT, point.tag()),
              new Entry(
                  point.time(),
                  Math.max(point.sequence(), -1),
                  0,
                  new Value.Text(name),
                  point.quality())));
    }
    TimeClass timeClass = revision.oee().states().getOrDefault(name, TimeClass.UNKNOWN);
    return accepted(point, new Value.Text(name), ClassRank.of(timeClass, point.quality()));
  }

  private static String stateName(EnrichedPoint point) {
    String name = text(point.value());
    if (name != null) {
      return name;
    }
    // "no value" is a state of its own: its time is told apart by the word that the source used
    EnrichedPoint.Raw raw = point.raw();
    String word = raw == null ? null : text(raw.value());
    return word == null ? UNAVAILABLE : word;
  }

  /** A value as a name: whole numbers without a point; null for no value. */
  static @Nullable String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Real(double real) -> isWhole(real) ? Long.toString((long) real) : "" + real;
      case Value.Truth(boolean truth) -> Boolean.toString(truth);
      case Value.Absent absent -> null;
    };
  }

  private static boolean isIncrement(@Nullable TagSpec tag) {
    return tag != null && tag.counter() != null && tag.counter().counting() == Counting.INCREMENT;
  }

  private static Outcome counter(EnrichedPoint point, boolean each) {
    return switch (point.value()) {
      case Value.Absent absent -> accepted(point, absent, 0, each);
      case Value.Whole(long count) -> count(point, count, each);
      case Value.Real(double real) when isWhole(real) -> count(point, (long) real, each);
      case Value value ->
          refused(
              Reason.WRONG_TYPE, point, "is " + Shown.of(value) + "; a counter is a whole number");
    };
  }

  private static Outcome count(EnrichedPoint point, long count, boolean each) {
    return count < 0
        ? refused(Reason.OUT_OF_RANGE, point, "is " + count + "; a counter is never negative")
        : accepted(point, new Value.Whole(count), 0, each);
  }

  private static boolean isWhole(double real) {
    return real == Math.rint(real) && Math.abs(real) <= LARGEST_EXACT;
  }

  private static Outcome other(EnrichedPoint point) {
    return point.value() instanceof Value.Text(String text) && text.length() > MAX_TEXT
        ? tooLong(point, text)
        : accepted(point, point.value(), 0);
  }

  private static Outcome accepted(EnrichedPoint point, Value value, int rank) {
    return accepted(point, value, rank, false);
  }

  private static Outcome accepted(EnrichedPoint point, Value value, int rank, boolean each) {
    return new Outcome.Accepted(
        new Observation(
            new Channel(point.role(), point.tag(), each),
            new Entry(point.time(), Math.max(point.sequence(), -1), rank, value, point.quality())));
  }

  private static Outcome tooLong(EnrichedPoint point, String text) {
    return refused(
        Reason.TOO_LARGE,
        point,
        "has %d characters; at most %d can be true".formatted(text.length(), MAX_TEXT));
  }

  private static Outcome refused(Reason reason, EnrichedPoint point, String what) {
    return new Outcome.Refused(
        reason, "tag \"%s\" of role %s %s".formatted(point.tag(), point.role().word(), what));
  }
}
