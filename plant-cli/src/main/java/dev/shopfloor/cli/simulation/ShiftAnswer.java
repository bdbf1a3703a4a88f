package dev.shopfloor.cli.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is right about one asset in one shift, or in the part of it that has passed.
 *
 * @param asset {@code site/asset}
 * @param shift its id in the plant file
 * @param start of the shift
 * @param end of the shift, whether or not it has passed
 * @param closed whether it has passed
 * @param stateMillis time by raw state, ms; {@code (none)} before the first state
 * @param pieces counted, good or not
 * @param good pieces
 * @param scrap pieces
 * @param plannedMillis planned busy time (PBT), ms
 * @param runMillis actual production time (APT): run and minor stops, ms
 * @param availability APT / PBT; null without PBT
 * @param performance ideal time of all pieces / APT; null where undefined
 * @param quality ideal time of good pieces / ideal time of all pieces; null where undefined. With
 *     one product this is good / pieces
 * @param oee ideal time of good pieces / PBT; null where undefined
 */
public record ShiftAnswer(
    String asset,
    String shift,
    Instant start,
    Instant end,
    boolean closed,
    SortedMap<String, Long> stateMillis,
    long pieces,
    long good,
    long scrap,
    long plannedMillis,
    long runMillis,
    @Nullable Double availability,
    @Nullable Double performance,
    @Nullable Double quality,
    @Nullable Double oee) {
  /** Copies the map. */
  public ShiftAnswer {
    stateMillis = Collections.unmodifiableSortedMap(new TreeMap<>(stateMillis));
  }
}
