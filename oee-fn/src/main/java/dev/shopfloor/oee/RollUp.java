package dev.shopfloor.oee;

import dev.shopfloor.plant.LineRule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of one shift of a line or a plant: sums of what its assets' newest results are made
 * of, never means of ratios.
 *
 * @param key which one
 * @param businessDate the day that the shift is told under, ISO 8601; empty when nobody said
 * @param end of the shift, ns since the epoch; the last one where members differ
 * @param asOf up to when time was counted, by the newest member, ns since the epoch
 * @param method how a line is made of its assets; WEIGHTED for a plant
 * @param bases the sum that a plant adds up; of a SINGLE_UNIT line the unit's alone
 * @param times by class, the sum of the same
 * @param pieces the sum of the same; null when nothing counts
 * @param stops the sum of the same
 * @param losses of the same, merged by class and reason, longest first, with a rest
 * @param headline what its own ratios are made of, by the method
 * @param flags all remarks on its members
 * @param members whom it is made of, by name
 * @param revision how often it was stored, 1 or more
 */
public record RollUp(
    Key key,
    String businessDate,
    long end,
    long asOf,
    LineRule.Method method,
    Bases bases,
    ShiftTimes times,
    @Nullable Pieces pieces,
    StopFigures stops,
    List<LossRow> losses,
    Headline headline,
    Set<ResultFlag> flags,
    List<Member> members,
    long revision) {
  /** What is rolled up. */
  public enum Scope {
    /** A line, of assets. */
    LINE,
    /** A plant, of lines. */
    PLANT
  }

  /**
   * Names a roll-up.
   *
   * @param scope line or plant
   * @param site the site's id
   * @param line the line's id; empty for a plant
   * @param shift the shift's code
   * @param start of the shift, ns since the epoch
   */
  public record Key(Scope scope, String site, String line, String shift, long start) {}

  /**
   * What ratios are made of.
   *
   * @param bases time and ideal time
   * @param pieces of the line; null when nothing counts
   */
  public record Headline(Bases bases, @Nullable Pieces pieces) {}

  /**
   * Whom it is made of.
   *
   * @param name the asset's id, or the line's
   * @param version of the asset's result, or the line's revision
   * @param asOf up to when its time was counted, ns since the epoch
   * @param suspect whether its ideal cycle cannot be right; it counts, and should be mended
   */
  public record Member(String name, long version, long asOf, boolean suspect) {}

  /** Copies the collections. */
  public RollUp {
    losses = List.copyOf(losses);
    members = List.copyOf(members);
    flags =
        Collections.unmodifiableSet(
            flags.isEmpty() ? EnumSet.noneOf(ResultFlag.class) : EnumSet.copyOf(flags));
  }

  /** Its ratios. */
  public Ratios ratios() {
    return Ratios.of(headline.bases(), headline.pieces());
  }

  /** Whether its ratios mean something. */
  public ShiftResult.Status status() {
    Bases of = headline.bases();
    if (of.planned() == 0) {
      return of.unknown() > 0 || of.calendar() == 0
          ? ShiftResult.Status.NO_DATA
          : ShiftResult.Status.NO_PLAN;
    }
    return headline.pieces() == null ? ShiftResult.Status.NO_COUNT : ShiftResult.Status.OK;
  }

  /** The same as another revision. */
  RollUp as(long other) {
    return new RollUp(
        key,
        businessDate,
        end,
        asOf,
        method,
        bases,
        times,
        pieces,
        stops,
        losses,
        headline,
        flags,
        members,
        other);
  }
}
