package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Amazon Lookout for Equipment wrote until it ended in October 2026, for replay: a line of its
 * results, and an event of its API, which has begun and ended.
 */
final class LookoutResults implements Adapter {
  private static final String SENDER = "lookout";

  private final AssetFinder assets;

  LookoutResults(AssetFinder assets) {
    this.assets = assets;
  }

  @Override
  public @Nullable List<Adapted> read(Notice notice) throws UnusableException {
    Doc doc = notice.doc();
    if (doc.at("InferenceSchedulerName").given()) {
      return event(doc, notice.topic());
    }
    return AnomalyResult.is(doc) ? List.of(line(doc, notice.topic())) : null;
  }

  private Adapted line(Doc doc, @Nullable String topic) throws UnusableException {
    AnomalyResult result = AnomalyResult.of(doc, "result");
    if (result.state() == null) {
      return new Adapted.Ignored("machineOff");
    }
    if (result.time() == null) {
      throw UnusableException.malformed("timestamp", "\"timestamp\" is missing");
    }
    // a line names no asset but by the components of its sensors
    List<String> names =
        result.contributors().stream()
            .map(AnomalyResult::component)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    AssetKey asset = assets.ofSender(SENDER, "diagnostics[].name", topic, names);
    return draft(List.of(asset.site(), asset.asset()), result.state(), result.time(), asset)
        .message(AnomalyResult.words(signals(result.contributors())))
        .score(result.score())
        .contributors(signals(result.contributors()))
        .transition(Long.toString(result.time()));
  }

  private List<Adapted> event(Doc doc, @Nullable String topic) throws UnusableException {
    String scheduler = doc.at("InferenceSchedulerName").text();
    Long from = Times.seconds(doc.at("EventStartTime"));
    Long to = Times.seconds(doc.at("EventEndTime"));
    if (from == null) {
      throw UnusableException.malformed(
          "EventStartTime",
          "\"EventStartTime\" must be a time or seconds since the epoch, not "
              + Shown.of(doc.at("EventStartTime")));
    }
    AssetKey asset =
        assets.ofSender(
            SENDER,
            "InferenceSchedulerName",
            topic,
            scheduler == null ? List.of() : List.of(scheduler));
    String arn = doc.at("InferenceSchedulerArn").text();
    List<String> problem = List.of(arn == null ? String.valueOf(scheduler) : arn);
    List<String> signals =
        signals(AnomalyResult.contributors(Docs.read(doc.at("Diagnostics").text())));
    List<Adapted> parts = new ArrayList<>();
    parts.add(
        draft(problem, Alert.State.RAISED, from, asset)
            .message(AnomalyResult.words(signals))
            .contributors(signals)
            .evidence(from, to)
            .transition(Long.toString(from)));
    if (to != null && to >= from) {
      parts.add(
          draft(problem, Alert.State.CLEARED, to, asset)
              .contributors(signals)
              .evidence(from, to)
              .transition(Long.toString(from), Long.toString(to)));
    }
    return parts;
  }

  private Draft draft(List<String> problem, Alert.State state, long time, AssetKey asset) {
    return new Draft(
        SENDER,
        problem,
        Alert.Kind.ANOMALY,
        state,
        time,
        asset,
        assets.line(asset, time),
        "anomaly");
  }

  private static List<String> signals(List<String> contributors) {
    return contributors.stream().map(AnomalyResult::signal).toList();
  }
}
