package dev.shopfloor.plant;

import dev.shopfloor.model.Severity;
import java.util.List;
import java.util.Map;

/**
 * How an asset's OEE is computed, compiled.
 *
 * @param stateProfile the profile's name, for people
 * @param states time class by raw state; a state that is not here is UNKNOWN
 * @param idealCycle planned run time per piece (ISO 22400 PRI), ns; 0 when not known
 * @param staleAfter how long a state holds without any sign of life, ns; 0 means for ever
 * @param debounce states shorter than this join the one before, ns; 0 for none
 * @param minorStop stops shorter than this are a performance loss, ns; 0 for none
 * @param stopAlertAfter a FAULT stop lasting this long is announced, ns; 0 for never
 * @param stopSeverity severity of that announcement
 * @param shifts wall-clock rules in the site's zone; never empty
 * @param shiftsAssumed whether the one 24-hour shift stands because the plant file has no calendar
 * @param products what the asset makes, by product code; empty when the plant file names none
 * @param rules what the state profile says beyond classes
 * @param policy where definitions differ
 * @param calendar what differs from the weekly shifts
 * @param line how the asset's line is rolled up
 * @param target OEE that is aimed at, above 0 to 1; 0 when there is none
 */
public record OeeSpec(
    String stateProfile,
    Map<String, TimeClass> states,
    long idealCycle,
    long staleAfter,
    long debounce,
    long minorStop,
    long stopAlertAfter,
    Severity stopSeverity,
    List<ShiftSpec> shifts,
    boolean shiftsAssumed,
    Map<String, ProductSpec> products,
    StateRules rules,
    OeePolicy policy,
    CalendarRules calendar,
    LineRule line,
    double target) {
  /** Copies the collections. */
  public OeeSpec {
    states = Map.copyOf(states);
    shifts = List.copyOf(shifts);
    products = Map.copyOf(products);
  }

  /** Rules with the default policy, the weekly shifts and a weighted line. */
  public OeeSpec(
      String stateProfile,
      Map<String, TimeClass> states,
      long idealCycle,
      long staleAfter,
      long debounce,
      long minorStop,
      long stopAlertAfter,
      Severity stopSeverity,
      List<ShiftSpec> shifts,
      boolean shiftsAssumed,
      Map<String, ProductSpec> products) {
    this(
        stateProfile,
        states,
        idealCycle,
        staleAfter,
        debounce,
        minorStop,
        stopAlertAfter,
        stopSeverity,
        shifts,
        shiftsAssumed,
        products,
        StateRules.NONE,
        OeePolicy.DEFAULT,
        CalendarRules.NONE,
        LineRule.WEIGHTED,
        0);
  }

  /** Rules without products. */
  public OeeSpec(
      String stateProfile,
      Map<String, TimeClass> states,
      long idealCycle,
      long staleAfter,
      long debounce,
      long minorStop,
      long stopAlertAfter,
      Severity stopSeverity,
      List<ShiftSpec> shifts,
      boolean shiftsAssumed) {
    this(
        stateProfile,
        states,
        idealCycle,
        staleAfter,
        debounce,
        minorStop,
        stopAlertAfter,
        stopSeverity,
        shifts,
        shiftsAssumed,
        Map.of());
  }
}
