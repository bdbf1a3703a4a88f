package dev.shopfloor.enrich;

import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.SourceSpec;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Plans of the sources that messages came from lately. Safe for use by several threads. */
final class SourcePlans {
  // a plant file that changes leaves plans behind that nobody asks for again
  private static final int MOST = 2_000;

  private final IdentityHashMap<SourceSpec, SourcePlan> plans = new IdentityHashMap<>();

  /** The plan of a message's source, or null where its points must be looked at one by one. */
  synchronized @Nullable SourcePlan of(Route route, String topic) {
    Route.Target target = route.first();
    PlainReader reader = reader(target.source().payload(), topic);
    if (reader == null || !route.single() || target.history().revisions().size() > 1) {
      return null;
    }
    SourcePlan plan = plans.get(target.source());
    if (plan == null
        || !plan.target().history().equals(target.history())
        || !plan.reader().equals(reader)) {
      if (plans.size() >= MOST) {
        plans.clear();
      }
      plan = new SourcePlan(target, reader);
      plans.put(target.source(), plan);
    }
    return plan;
  }

  private static @Nullable PlainReader reader(PayloadSpec payload, String topic) {
    return switch (payload.family()) {
      case KEPWARE -> PlainKepware.READER;
      case FLAT_JSON -> PlainFlat.READER;
      case AUTO -> topic.startsWith(AutoDecoder.SPARKPLUG) ? null : PlainFlat.READER;
      default -> null;
    };
  }
}
