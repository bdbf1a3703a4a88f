package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Property notifications of AWS IoT SiteWise: results of its anomaly detection and states of
 * external alarms, up to ten values in a message, each a part of its own.
 */
final class SiteWiseNotices implements Adapter {
  private final AssetFinder assets;

  SiteWiseNotices(AssetFinder assets) {
    this.assets = assets;
  }

  @Override
  public @Nullable List<Adapted> read(Notice notice) throws UnusableException {
    Doc payload = notice.doc().at("payload");
    if (!"PropertyValueUpdate".equals(notice.doc().at("type").text())) {
      return null;
    }
    String assetId = required(payload, "assetId");
    String propertyId = required(payload, "propertyId");
    List<Doc> values = payload.at("values").items();
    if (values.isEmpty()) {
      throw UnusableException.malformed(
          "payload.values", "\"payload.values\" must be an array with at least one value");
    }
    List<Adapted> parts = new ArrayList<>();
    for (int at = 0; at < values.size(); at++) {
      String field = "payload.values[" + at + "]";
      try {
        parts.add(read(notice.topic(), assetId, propertyId, values.get(at), field));
      } catch (UnusableException bad) {
        parts.add(bad.unusable());
      }
    }
    return parts;
  }

  private Adapted read(
      @Nullable String topic, String assetId, String propertyId, Doc value, String field)
      throws UnusableException {
    Doc variant = value.at("value");
    if (variant.at("nullValue").given()) {
      return new Adapted.Ignored("noValue");
    }
    Doc text = Docs.read(variant.at("stringValue").text());
    Source source = new Source(topic, assetId, propertyId, value.at("timestamp"), field);
    if (AlarmCondition.is(text)) {
      return alarm(source, AlarmCondition.of(text, field));
    }
    if (AnomalyResult.is(text)) {
      return anomaly(source, AnomalyResult.of(text, field));
    }
    throw UnusableException.unsupported(
        field,
        ("a plain value of property %s of asset %s is no alert: narrow SiteWiseTopicFilter to alarm"
                + " states and anomaly results")
            .formatted(Shown.of(propertyId), Shown.of(assetId)));
  }

  private Adapted alarm(Source source, AlarmCondition condition) throws UnusableException {
    if (condition.state() == null) {
      return new Adapted.Ignored(condition.why());
    }
    long time = source.time(null);
    return draft(source, condition.kind(), condition.state(), time, asset(source), "alarm")
        .value(condition.value())
        .threshold(condition.threshold())
        .transition(Long.toString(time));
  }

  private Adapted anomaly(Source source, AnomalyResult result) throws UnusableException {
    if (result.state() == null) {
      return new Adapted.Ignored("machineOff");
    }
    long time = source.time(result.time());
    AssetKey asset = asset(source);
    List<String> signals =
        result.contributors().stream().map(name -> signal(asset, time, name)).toList();
    return draft(source, Alert.Kind.ANOMALY, result.state(), time, asset, "anomaly")
        .message(AnomalyResult.words(signals))
        .score(result.score())
        .contributors(signals)
        .transition(Long.toString(time));
  }

  private Draft draft(
      Source source,
      Alert.Kind kind,
      Alert.State state,
      long time,
      AssetKey asset,
      String otherwise) {
    String tag = assets.tag(asset, time, source.assetId + '/' + source.propertyId);
    return new Draft(
        "sitewise",
        List.of(source.assetId, source.propertyId),
        kind,
        state,
        time,
        asset,
        assets.line(asset, time),
        tag == null ? otherwise + ' ' + source.propertyId : tag);
  }

  private AssetKey asset(Source source) throws UnusableException {
    if (source.topic == null) {
      throw UnusableException.malformed(
          "topic", "the message came without its topic: use the SQL of the rule in template.yaml");
    }
    AssetKey asset = assets.onTopic(source.topic, source.assetId);
    if (asset == null) {
      throw UnusableException.unknownAsset(
          "topic",
          ("no asset has the topic \"%s\": give it to one in the plant file, such as"
                  + " $aws/sitewise/asset-models/+/assets/%s/properties/+")
              .formatted(Shown.of(source.topic), Shown.of(source.assetId)));
    }
    return asset;
  }

  /** The plant model's name of the tag; else what SiteWise calls it, after the backslash. */
  private String signal(AssetKey asset, long time, String contributor) {
    String tag = assets.tag(asset, time, contributor.replace('\\', '/'));
    return Objects.requireNonNullElse(tag, AnomalyResult.signal(contributor));
  }

  private static String required(Doc payload, String name) throws UnusableException {
    String text = payload.at(name).text();
    if (text == null) {
      throw UnusableException.malformed(
          "payload." + name, "\"payload.%s\" must be a text".formatted(name));
    }
    return text;
  }

  /** Where a value comes from. */
  private record Source(
      @Nullable String topic, String assetId, String propertyId, Doc timestamp, String field) {
    /** The value's time, else that inside of it. */
    long time(@Nullable Long inside) throws UnusableException {
      Long stamp = Times.secondsAndNanos(timestamp);
      Long time = stamp == null ? inside : stamp;
      if (time == null) {
        throw UnusableException.malformed(
            field + ".timestamp",
            "\"%s.timestamp\" must hold timeInSeconds and offsetInNanos, not %s"
                .formatted(field, Shown.of(timestamp)));
      }
      return time;
    }
  }
}
