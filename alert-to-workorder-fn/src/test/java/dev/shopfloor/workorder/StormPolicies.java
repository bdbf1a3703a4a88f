package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.SECOND;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision.Criticality;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A plant model by chance that knows everything which keeps a storm calm. */
final class StormPolicies implements Policies {
  private static final long[] HOLD_OFFS = {0, 30 * SECOND, 4 * MINUTE};

  final Budget perSite;
  private final Budget perAsset;
  private final long holdOff;
  private final Flapping flapping;
  private final List<Window> windows = new ArrayList<>();

  private record Window(String signal, Silence.Kind kind, long from, long to) {}

  StormPolicies(Random random) {
    holdOff = HOLD_OFFS[random.nextInt(HOLD_OFFS.length)];
    flapping = random.nextBoolean() ? Flapping.NEVER : new Flapping(3, 5 * MINUTE, 40 * MINUTE);
    perSite = random.nextInt(3) == 0 ? Budget.UNLIMITED : new Budget(3, 10 * MINUTE);
    perAsset = random.nextInt(3) > 0 ? Budget.UNLIMITED : new Budget(2, 15 * MINUTE);
    for (int count = random.nextInt(4); count > 0; count--) {
      long from = Given.MORNING + random.nextLong(60 * MINUTE);
      Silence.Kind kind = Silence.Kind.values()[random.nextInt(3)];
      String signal = "signal" + random.nextInt(3);
      windows.add(new Window(signal, kind, from, from + random.nextLong(30 * MINUTE)));
    }
  }

  @Override
  public AssetPolicy policy(Occurrence occurrence, long time) {
    return new AssetPolicy(
        true,
        Criticality.NORMAL,
        Severity.MEDIUM,
        ZoneOffset.UTC,
        "CMMS-4711",
        new Handling(
            null,
            null,
            Route.NONE,
            silence(occurrence, time),
            holdOff,
            flapping,
            perAsset,
            perSite,
            List.of()));
  }

  private @Nullable Silence silence(Occurrence occurrence, long time) {
    return occurrence instanceof Occurrence.Raised raised
        ? windows.stream()
            .filter(window -> raised.details().topic().signal().equals(window.signal))
            .filter(window -> window.from <= time && time < window.to)
            .map(window -> new Silence(window.kind, "by chance", window.to))
            .findFirst()
            .orElse(null)
        : null;
  }

  @Override
  public ZoneId zone(AssetKey asset, long time) {
    return ZoneOffset.UTC;
  }
}
