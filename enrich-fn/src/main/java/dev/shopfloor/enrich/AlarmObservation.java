package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetContext;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Something that was seen of an asset and may raise or clear an alarm. */
public sealed interface AlarmObservation
    permits ConditionObservation, LimitObservation, ClockObservation, StateObservation {
  /** The order in which they count: by time; at one instant the worst comes last and stays. */
  Comparator<AlarmObservation> ORDER =
      Comparator.comparingLong(AlarmObservation::time)
          .thenComparingInt(AlarmObservation::rank)
          .thenComparing(AlarmObservation::tie);

  /** The asset, as it was then. */
  AssetContext context();

  /**
   * What its state is kept under: the tag's canonical name, or a name that begins with {@code #},
   * which no tag can have.
   */
  String signal();

  /** When, ns since the epoch. */
  long time();

  /** How bad it is, to order observations of one instant. */
  int rank();

  /** Orders what is equally bad, in whatever way, so that arrival does not. */
  String tie();

  /** Applies this to the state of its signal; {@code rev} is left as it is. */
  AlarmStep after(AlarmState state);

  /**
   * What this says, where saying it again soon changes nothing and need not be looked up; null
   * where each observation counts.
   */
  default @Nullable Verdict verdict() {
    return null;
  }

  /**
   * What an observation says.
   *
   * @param about what of the asset's signal
   * @param word what of it
   */
  record Verdict(String about, String word) {}
}
