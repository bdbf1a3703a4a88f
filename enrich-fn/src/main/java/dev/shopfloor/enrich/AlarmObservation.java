package dev.shopfloor.enrich;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.plant.TagSpec;
import java.util.Comparator;

/** Something that was seen of a tag and may raise or clear an alarm. */
public sealed interface AlarmObservation permits ConditionObservation, LimitObservation {
  /** The order in which they count: by time; at one instant the worst comes last and stays. */
  Comparator<AlarmObservation> ORDER =
      Comparator.comparingLong(AlarmObservation::time)
          .thenComparingInt(AlarmObservation::rank)
          .thenComparing(AlarmObservation::tie);

  /** The asset, as it was then. */
  AssetContext context();

  /** The tag, as it was then. */
  TagSpec tag();

  /** When, ns since the epoch. */
  long time();

  /** How bad it is, to order observations of one instant. */
  int rank();

  /** Orders what is equally bad, in whatever way, so that arrival does not. */
  String tie();

  /** Applies this to the state of its tag; {@code rev} is left as it is. */
  AlarmStep after(AlarmState state);
}
