package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch alarms as EventBridge delivers them, and as CloudWatch hands them to a function: on a
 * metric, on an expression, on an anomaly band, or composite.
 */
final class CloudWatchAlarms implements Adapter {
  private static final String SOURCE = "aws.cloudwatch";

  private final AssetFinder assets;

  CloudWatchAlarms(AssetFinder assets) {
    this.assets = assets;
  }

  @Override
  public @Nullable List<Adapted> read(Notice notice) throws UnusableException {
    Doc event = notice.doc();
    if (!SOURCE.equals(event.at("source").text())) {
      return null;
    }
    Doc direct = event.at("alarmData");
    if (direct.given()) {
      return List.of(change(event, event.at("alarmArn"), direct, "alarmData"));
    }
    return switch (event.at("detail-type").text()) {
      case "CloudWatch Alarm State Change" ->
          List.of(change(event, first(event.at("resources")), event.at("detail"), "detail"));
      case "CloudWatch Alarm Configuration Change" ->
          List.of(new Adapted.Ignored("alarmConfiguration"));
      case null, default -> null;
    };
  }

  private Adapted change(Doc event, Doc arn, Doc alarm, String field) throws UnusableException {
    String name = alarm.at("alarmName").text();
    if (name == null) {
      throw UnusableException.malformed(
          field + ".alarmName", "\"%s.alarmName\" must be a text".formatted(field));
    }
    Doc state = alarm.at("state");
    String value = state.at("value").text();
    return switch (value) {
      case "ALARM" -> transition(Alert.State.RAISED, event, arn, alarm, field, name);
      case "OK" -> transition(Alert.State.CLEARED, event, arn, alarm, field, name);
      case "INSUFFICIENT_DATA" -> new Adapted.Ignored("insufficientData");
      case null, default ->
          throw UnusableException.malformed(
              field + ".state.value",
              "\"%s.state.value\" must be ALARM, OK or INSUFFICIENT_DATA, not %s"
                  .formatted(field, Shown.of(state.at("value"))));
    };
  }

  private Adapted transition(
      Alert.State change, Doc event, Doc arn, Doc alarm, String field, String name)
      throws UnusableException {
    Doc state = alarm.at("state");
    Doc stamp = state.at("timestamp").given() ? state.at("timestamp") : event.at("time");
    long time = Times.iso(stamp, field + ".state.timestamp");
    String region = event.at("region").text();
    String id =
        Objects.requireNonNullElseGet(
            arn.text(), () -> event.at("account").text() + ":" + region + ":" + name);
    AlarmDescription description = AlarmDescription.of(alarm.at("configuration", "description"));
    AlarmMetrics metrics = AlarmMetrics.of(alarm.at("configuration", "metrics"));
    AlarmReason reason = AlarmReason.of(Docs.read(state.at("reasonData").text()));
    AssetKey asset = asset(name, description, metrics);
    String line = Objects.requireNonNullElseGet(description.line(), () -> assets.line(asset, time));
    return new Draft(
            "cloudwatch",
            List.of(id),
            kind(metrics, reason),
            change,
            time,
            asset,
            line,
            signal(name, description, metrics))
        .severity(description.severity())
        .code(name)
        .message(message(description, reason, state.at("reason").text()))
        .value(reason.value())
        .unit(reason.unit())
        .threshold(reason.threshold())
        .contributors(reason.contributors())
        .evidence(reason.from(), reason.to())
        .link("CloudWatch alarm", ConsolePage.of(id, region, name))
        .transition(Long.toString(time));
  }

  private AssetKey asset(String name, AlarmDescription description, AlarmMetrics metrics)
      throws UnusableException {
    String named = description.asset() == null ? metrics.asset() : description.asset();
    AssetKey asset = assets.named(named);
    if (asset == null) {
      throw UnusableException.unknownAsset(
          "asset",
          ("the alarm \"%s\" names no asset: give its metric a dimension AssetId with site/asset,"
                  + " or dimensions Site and Asset, or write {\"asset\":\"site/asset\"} into its"
                  + " description%s")
              .formatted(
                  Shown.of(name),
                  named == null ? "" : " (\"%s\" is neither)".formatted(Shown.of(named))));
    }
    return asset;
  }

  private static Alert.Kind kind(AlarmMetrics metrics, AlarmReason reason) {
    if (metrics.none()) {
      return Alert.Kind.STATE;
    }
    return reason.band() || metrics.band() ? Alert.Kind.ANOMALY : Alert.Kind.THRESHOLD;
  }

  private static String signal(String name, AlarmDescription description, AlarmMetrics metrics) {
    String signal = description.signal() == null ? metrics.signal() : description.signal();
    return signal == null ? name : signal;
  }

  /** CloudWatch's own sentence only where value and limit do not already say it. */
  private static @Nullable String message(
      AlarmDescription description, AlarmReason reason, @Nullable String sentence) {
    String words = description.message();
    if (words == null && (reason.value() == null || reason.threshold() == null)) {
      words = sentence;
    }
    String fault = description.fault();
    return fault == null ? words : words == null ? fault : words + "; " + fault;
  }

  private static Doc first(Doc array) {
    return array.items().isEmpty() ? Doc.Nothing.INSTANCE : array.items().getFirst();
  }
}
