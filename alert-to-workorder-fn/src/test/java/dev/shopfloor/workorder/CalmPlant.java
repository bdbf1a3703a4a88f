package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Occurrence.Details;
import dev.shopfloor.workorder.Occurrence.Raised;
import dev.shopfloor.workorder.Occurrence.Topic;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plant model that a test can change: hold-off, flapping, silences and budgets. */
final class CalmPlant implements Policies {
  long holdOff;
  Flapping flapping = Flapping.NEVER;
  @Nullable Silence silence;
  Budget perAsset = Budget.UNLIMITED;
  Budget perSite = Budget.UNLIMITED;

  @Override
  public AssetPolicy policy(Occurrence occurrence, long time) {
    Silence holds = silence != null && time < silence.until() ? silence : null;
    AssetPolicy usual = Given.POLICY;
    return new AssetPolicy(
        true,
        usual.criticality(),
        usual.workOrderFrom(),
        usual.zone(),
        usual.cmmsAsset(),
        new Handling(
            null,
            null,
            Route.NONE,
            occurrence instanceof Raised ? holds : null,
            holdOff,
            flapping,
            perAsset,
            perSite,
            List.of("calm")));
  }

  @Override
  public ZoneId zone(AssetKey asset, long time) {
    return Given.POLICY.zone();
  }

  /** The key of a problem of which a test has several. */
  static String key(int number) {
    return Markers.key(List.of("berlin", "press07", "signal" + number));
  }

  static Raised problem(int number, String eventId, long time, Severity severity) {
    return problem(number, eventId, time, severity, "SIGNAL");
  }

  static Raised problem(int number, String eventId, long time, Severity severity, String message) {
    String signal = "signal" + number;
    return new Raised(
        eventId,
        key(number),
        Given.PRESS,
        "line1",
        time,
        "%s (%s %d)".formatted(message, signal, number),
        "it stands",
        severity,
        new Details(new Topic("STATE", signal, Integer.toString(number)), null, null, List.of()));
  }
}
