package dev.shopfloor.ledger;

import static dev.shopfloor.ledger.Outcome.DECODED;
import static dev.shopfloor.ledger.Outcome.DUPLICATE;
import static dev.shopfloor.ledger.Outcome.FORWARDED;
import static dev.shopfloor.ledger.Outcome.IGNORED;
import static dev.shopfloor.ledger.Outcome.LATE;
import static dev.shopfloor.ledger.Outcome.PARKED;
import static dev.shopfloor.ledger.Outcome.QUARANTINED;
import static dev.shopfloor.ledger.Outcome.RETURNED;
import static dev.shopfloor.ledger.Outcome.STORED;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A stage of the way of a reading; each keeps its own ledger. */
public enum Stage {
  /** Decode, validate, add context, convert. */
  ENRICH(
      Map.of(
          Subject.MESSAGES,
          Set.of(DECODED, DUPLICATE, IGNORED, PARKED, QUARANTINED, RETURNED),
          Subject.POINTS,
          Set.of(FORWARDED, DUPLICATE, LATE, QUARANTINED))),
  /** Write to the time-series store. */
  WRITER(Map.of(Subject.POINTS, Set.of(STORED, DUPLICATE, LATE, QUARANTINED, RETURNED))),
  /** Minute buckets and OEE. */
  OEE(Map.of(Subject.POINTS, Set.of(STORED, DUPLICATE, LATE, QUARANTINED, RETURNED))),
  /** Alerts to work orders. */
  WORKORDER(Map.of(Subject.ALERTS, Set.of(STORED, DUPLICATE, IGNORED, QUARANTINED, RETURNED)));

  private final String word = name().toLowerCase(Locale.ROOT);

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of and Set.of
  private final Map<Subject, Set<Outcome>> outcomes;

  Stage(Map<Subject, Set<Outcome>> outcomes) {
    this.outcomes = outcomes;
  }

  /** The stage as metrics and tables write it, in lower case. */
  public String word() {
    return word;
  }

  /** The outcomes in which a record of a subject may end here; none where it is not counted. */
  public Set<Outcome> outcomes(Subject subject) {
    return outcomes.getOrDefault(subject, Set.of());
  }
}
