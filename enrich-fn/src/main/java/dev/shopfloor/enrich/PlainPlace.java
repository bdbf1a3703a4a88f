package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.LimitSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;

/**
 * The place of the readings of one message whose asset has always been what it is, as far as
 * nothing need be said of them: good, in time, and of a tag that takes them as they are. The others
 * are {@link Placement}'s.
 */
final class PlainPlace {
  private final RawMessage message;
  private final SourceSpec source;
  private final AssetRevision revision;
  private final Enrichment into;

  PlainPlace(RawMessage message, Route.Target target, Enrichment into) {
    this.message = message;
    this.source = target.source();
    this.revision = target.history().latest();
    this.into = into;
  }

  /** Places a reading; false when there is more to it, and nothing has become of it then. */
  boolean take(Sample sample) {
    TagPlan plan = sample.plan;
    long ahead = sample.time - message.rx();
    if (plan == null
        || sample.quality != Quality.GOOD
        || ahead > source.maxAhead()
        || -ahead > source.maxAge()) {
      return false;
    }
    PointRow row = into.workspace().row();
    if (!plan.take(sample.value, row)) {
      return false;
    }
    row.when(sample.time, sample.origin, message.rx(), Point.NO_SEQUENCE);
    row.trust(sample.quality, sample.flags);
    into.point(revision.context(), row, null);
    observe(row, plan.tag());
    return true;
  }

  private void observe(PointRow row, TagSpec tag) {
    LimitSpec limits = tag.limits();
    if (limits != null && row.value().isNumber()) {
      into.observation(
          new LimitObservation(revision.context(), tag, limits, row.value().value(), row.time()));
    }
    if (tag.role() == Role.STATE) {
      String unmapped = States.unmapped(row.value().text(), tag, revision);
      if (unmapped != null) {
        into.observation(
            new StateObservation(revision.context(), tag.name(), unmapped, row.time(), tag.role()));
      }
    }
  }
}
