package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS IoT Events sent until it ended in May 2026, for replay: the action of a detector, and
 * the notification of an alarm.
 */
final class IotEventsNotices implements Adapter {
  private static final String SENDER = "iotevents";
  private static final String ALARM = "notificationEventPayload";

  // states of detector models are named by their users; these say that all is well
  private static final Set<String> WELL =
      Set.of("normal", "ok", "okay", "healthy", "good", "clear");

  private final AssetFinder assets;

  IotEventsNotices(AssetFinder assets) {
    this.assets = assets;
  }

  @Override
  public @Nullable List<Adapted> read(Notice notice) throws UnusableException {
    Doc doc = notice.doc();
    if (doc.at("payload", "detector").given()) {
      return List.of(detector(doc, notice.topic()));
    }
    return doc.at(ALARM).given() ? List.of(alarm(doc.at(ALARM), notice.topic())) : null;
  }

  private Adapted detector(Doc doc, @Nullable String topic) throws UnusableException {
    Doc payload = doc.at("payload");
    Doc detector = payload.at("detector");
    String model = text(detector.at("detectorModelName"), "payload.detector.detectorModelName");
    String state = text(payload.at("state", "stateName"), "payload.state.stateName");
    long time = Times.millis(doc.at("eventTime"), "eventTime");
    String key = detector.at("keyValue").text();
    AssetKey asset = asset("payload.detector.keyValue", topic, key);
    boolean well = WELL.contains(state.strip().toLowerCase(Locale.ROOT));
    return new Draft(
            SENDER,
            List.of(model, Objects.requireNonNullElse(key, asset.text())),
            Alert.Kind.STATE,
            well ? Alert.State.CLEARED : Alert.State.RAISED,
            time,
            asset,
            assets.line(asset, time),
            model)
        .code(state)
        .message(doc.at("eventName").text())
        .transition(Long.toString(time), Shown.of(payload.at("actionExecutionId")), state);
  }

  private Adapted alarm(Doc text, @Nullable String topic) throws UnusableException {
    Doc alarm = Docs.read(text.text());
    if (!(alarm instanceof Doc.Obj)) {
      throw UnusableException.malformed(
          ALARM, "\"notificationEventPayload\" must be a text that holds a JSON object");
    }
    String model = text(alarm.at("alarmModelName"), ALARM + ".alarmModelName");
    AlarmCondition condition = AlarmCondition.of(alarm.at("alarmState"), ALARM + ".alarmState");
    if (condition.state() == null) {
      return new Adapted.Ignored(condition.why());
    }
    long time = Times.millis(alarm.at("stateUpdateTime"), ALARM + ".stateUpdateTime");
    String key = alarm.at("keyValue").text();
    AssetKey asset = asset(ALARM + ".keyValue", topic, key);
    return new Draft(
            SENDER,
            List.of(model, Objects.requireNonNullElse(key, asset.text())),
            condition.kind(),
            condition.state(),
            time,
            asset,
            assets.line(asset, time),
            model)
        .message(severity(alarm.at("severity")))
        .value(condition.value())
        .threshold(condition.threshold())
        .transition(Long.toString(time));
  }

  /** IoT Events gives its severities no order, so a person must judge them. */
  private static @Nullable String severity(Doc severity) {
    return severity.given() ? "severity " + Shown.of(severity) + " in IoT Events" : null;
  }

  private AssetKey asset(String field, @Nullable String topic, @Nullable String key)
      throws UnusableException {
    return assets.ofSender(SENDER, field, topic, key == null ? List.of() : List.of(key));
  }

  private static String text(Doc doc, String field) throws UnusableException {
    String text = doc.text();
    if (text == null) {
      throw UnusableException.malformed(
          field, "\"%s\" must be a text, not %s".formatted(field, Shown.of(doc)));
    }
    return text;
  }
}
