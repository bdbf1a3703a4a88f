package dev.shopfloor.plant;

import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tag of an asset, compiled.
 *
 * @param source the name as the source spells it
 * @param name canonical name, unique in the asset
 * @param role what it means
 * @param type the stored type
 * @param unit the unit stored; null for what has none
 * @param conversion from the unit sent to the unit stored; null when they are the same
 * @param sent the unit that the plant file says is sent; null when it does not say
 * @param low the least value as stored that can be true; null without a limit
 * @param high the greatest value as stored that can be true; null without a limit
 * @param counter set for role COUNTER, else null
 * @param alarm set for role ALARM, else null
 * @param limits whose crossing becomes an alert; null for none, and for all but numbers of role
 *     MEASUREMENT
 * @param checks what else its values must keep to; null for nothing
 */
public record TagSpec(
    String source,
    String name,
    Role role,
    ValueType type,
    @Nullable String unit,
    @Nullable Conversion conversion,
    @Nullable String sent,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable CounterSpec counter,
    @Nullable AlarmSpec alarm,
    @Nullable LimitSpec limits,
    @Nullable TagChecks checks) {
  /** The longest text value kept, in characters; stores refuse longer ones. */
  public static final int MAX_TEXT = 2048;

  /** A tag without a unit sent, and without checks. */
  public TagSpec(
      String source,
      String name,
      Role role,
      ValueType type,
      @Nullable String unit,
      @Nullable Conversion conversion,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable CounterSpec counter,
      @Nullable AlarmSpec alarm,
      @Nullable LimitSpec limits) {
    this(
        source,
        name,
        role,
        type,
        unit,
        conversion,
        conversion == null ? null : conversion.from(),
        low,
        high,
        counter,
        alarm,
        limits,
        null);
  }

  /** A tag without limits. */
  public TagSpec(
      String source,
      String name,
      Role role,
      ValueType type,
      @Nullable String unit,
      @Nullable Conversion conversion,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable CounterSpec counter,
      @Nullable AlarmSpec alarm) {
    this(source, name, role, type, unit, conversion, low, high, counter, alarm, null);
  }

  /**
   * An affine conversion, computed once when the plant model is compiled.
   *
   * @param from the unit sent
   * @param factor stored = sent * factor + offset
   * @param offset in the unit stored
   */
  public record Conversion(String from, double factor, double offset) {
    /** The value in the stored unit. */
    public double apply(double sent) {
      return sent * factor + offset;
    }
  }

  /**
   * What a counter counts.
   *
   * @param counts which pieces
   * @param piecesPerCount pieces per counted step, 1 or more (cavities)
   * @param counting what its number means
   * @param rollover the counter begins again at 0 after this number less 1; 0 for never
   */
  public record CounterSpec(Counts counts, int piecesPerCount, Counting counting, long rollover) {
    /** A counter that goes on over the machine's life. */
    public CounterSpec(Counts counts, int piecesPerCount) {
      this(counts, piecesPerCount, Counting.LIFETIME, 0);
    }
  }

  /** What a counter's number means. */
  public enum Counting {
    /** All that was ever counted; a fall is a reset, and is told. */
    LIFETIME,
    /** What was counted since the run or the order began; a fall is the next run. */
    PER_RUN,
    /** What came since the message before: each message counts by itself. */
    INCREMENT
  }

  /** Which pieces a counter counts. */
  public enum Counts {
    /** All pieces made. */
    TOTAL,
    /** Good pieces. */
    GOOD,
    /** Pieces thrown away. */
    SCRAP,
    /** Pieces made again. */
    REWORK
  }

  /**
   * How an alarm tag becomes alerts.
   *
   * @param warning severity of a warning
   * @param fault severity of a fault
   * @param perCode whether each alarm code is a problem of its own (else the whole tag is one)
   * @param codes severity by alarm code, over the two above
   */
  public record AlarmSpec(
      Severity warning, Severity fault, boolean perCode, Map<String, Severity> codes) {
    /** Copies the map. */
    public AlarmSpec {
      codes = Map.copyOf(codes);
    }
  }
}
