package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.ShiftClosed;
import dev.shopfloor.model.ShiftFinalized;
import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.ShopfloorEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of a stored version: always the same of the same version. */
final class Announcement {
  private Announcement() {}

  static List<ShopfloorEvent> events(Version version) {
    List<ShopfloorEvent> events = new ArrayList<>();
    switch (version.result().version()) {
      case 0 -> events.add(closed(version.result()));
      case 1 -> events.add(finalized(version.result()));
      default -> events.add(restated(version));
    }
    events.addAll(ShiftAlerts.of(version));
    return events;
  }

  private static ShiftClosed closed(ShiftResult result) {
    AssetKey asset = result.asset();
    ShiftWindow window = result.window();
    Ratios ratios = result.ratios();
    return new ShiftClosed(
        Ids.of("ShiftClosed", asset.text(), window.code(), Long.toString(window.start())),
        asset,
        result.line(),
        window.code(),
        window.start(),
        window.end(),
        ratios.availability(),
        ratios.performance(),
        ratios.quality(),
        ratios.oee(),
        result.plannedMillis(),
        result.runMillis(),
        total(result.pieces()));
  }

  private static ShiftFinalized finalized(ShiftResult result) {
    AssetKey asset = result.asset();
    ShiftWindow window = result.window();
    Ratios ratios = result.ratios();
    return new ShiftFinalized(
        Ids.of("ShiftFinalized", asset.text(), window.code(), Long.toString(window.start())),
        asset,
        result.line(),
        window.code(),
        window.businessDate(),
        window.start(),
        window.end(),
        result.lifecycle().complete(),
        ratios.coverage(),
        ratios.oeeLow(),
        ratios.oeeHigh(),
        result.policyId(),
        figures(result));
  }

  private static ShiftRestated restated(Version version) {
    ShiftResult result = version.result();
    ShiftResult before = version.before();
    ShiftRestated.Cause cause = result.lifecycle().cause();
    AssetKey asset = result.asset();
    ShiftWindow window = result.window();
    return new ShiftRestated(
        Ids.of(
            "ShiftRestated",
            asset.text(),
            window.code(),
            Long.toString(window.start()),
            Integer.toString(result.version())),
        asset,
        result.line(),
        window.code(),
        window.start(),
        window.end(),
        result.version(),
        cause == null ? ShiftRestated.Cause.LATE_DATA : cause,
        version.lateFrom() == Head.NOTHING ? null : version.lateFrom(),
        result.policyId(),
        figures(before == null ? result : before),
        figures(result));
  }

  private static ShiftRestated.Figures figures(ShiftResult result) {
    Ratios ratios = result.ratios();
    return new ShiftRestated.Figures(
        ratios.availability(),
        ratios.performance(),
        ratios.quality(),
        ratios.oee(),
        result.plannedMillis(),
        result.runMillis(),
        total(result.pieces()));
  }

  private static @Nullable Long total(@Nullable Pieces pieces) {
    return pieces == null ? null : pieces.total();
  }
}
