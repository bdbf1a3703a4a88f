package dev.shopfloor.cli.command;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.EventCodec;
import java.util.List;

/** Alert lines as {@code ./plant enrich} prints them. */
final class AlertLines {
  static final long MORNING = 1_794_800_001_000_000_000L;
  static final long MINUTE = 60_000_000_000L;

  private AlertLines() {}

  static String raised(String id, String signal, Severity severity, long time) {
    return line(id, signal, Alert.State.RAISED, severity, time);
  }

  static String cleared(String id, String signal, long time) {
    return line(id, signal, Alert.State.CLEARED, Severity.HIGH, time);
  }

  private static String line(
      String id, String signal, Alert.State state, Severity severity, long time) {
    Alert alert =
        new Alert(
            id,
            new AssetKey("berlin", "press07"),
            "line1",
            signal,
            "machine-condition",
            Alert.Kind.STATE,
            state,
            severity,
            "26",
            "Excessive servo lag in Y <b>",
            null,
            null,
            null,
            null,
            List.of(),
            time,
            List.of("berlin", "press07", signal));
    return "{\"outcome\":\"alert\"," + EventCodec.detail(alert).substring(1);
  }
}
