package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Monitron's export, versions 1 (flat) and 2. Only a change of an asset's state is for
 * people; measurements and connections are ignored.
 */
final class MonitronEvents implements Adapter {
  private static final String SENDER = "monitron";
  private static final Set<String> WELL = Set.of("HEALTHY", "WORKING");
  private static final Set<String> CONNECTIONS =
      Set.of("gatewayConnected", "gatewayDisconnected", "sensorConnected", "sensorDisconnected");
  private static final List<String> MODELS =
      List.of("vibrationISO", "vibrationML", "temperatureML");

  private final AssetFinder assets;

  MonitronEvents(AssetFinder assets) {
    this.assets = assets;
  }

  @Override
  public @Nullable List<Adapted> read(Notice notice) throws UnusableException {
    Doc event = notice.doc();
    boolean flat = event.at("assetDisplayName").given();
    Doc body = flat ? event : event.at("eventPayload");
    if (!flat && (!body.given() || !event.at("eventType").given())) {
      return null;
    }
    String type = event.at("eventType").text();
    if (type == null) {
      // version 1 has no types: each measurement tells the state before and after it
      type = body.at("assetState").given() ? "assetStateTransition" : "measurement";
    }
    return switch (type) {
      case "assetStateTransition" -> List.of(transition(event, body, flat, notice.topic()));
      case "measurement" -> List.of(new Adapted.Ignored("measurement"));
      case String other when CONNECTIONS.contains(other) ->
          List.of(new Adapted.Ignored("connection"));
      default ->
          throw UnusableException.unsupported(
              "eventType",
              "\"eventType\" must be measurement, a connection or assetStateTransition, not "
                  + Shown.of(event.at("eventType")));
    };
  }

  private Adapted transition(Doc event, Doc body, boolean flat, @Nullable String topic)
      throws UnusableException {
    Doc states = body.at("assetState");
    String state = states.at("newState").text();
    Severity severity = severity(state);
    if ("UNKNOWN".equals(state)) {
      return new Adapted.Ignored("unknownState");
    }
    if (state == null || (severity == null && !WELL.contains(state))) {
      throw UnusableException.unsupported(
          "assetState.newState",
          "\"assetState.newState\" must be HEALTHY, WARNING, ALARM, WORKING or NEEDS_MAINTENANCE,"
              + " not "
              + Shown.of(states.at("newState")));
    }
    if (state.equals(states.at("previousState").text())) {
      return new Adapted.Ignored("unchanged");
    }
    long time = Times.iso(event.at("timestamp"), "timestamp");
    String project = name(event, flat ? "projectDisplayName" : "projectId");
    String site = name(body, flat ? "siteDisplayName" : "siteName");
    String name = name(body, flat ? "assetDisplayName" : "assetName");
    String position = name(body, flat ? "sensorPositionDisplayName" : "positionName");
    AssetKey asset =
        assets.ofSender(
            SENDER,
            flat ? "assetDisplayName" : "eventPayload.assetName",
            topic,
            name.isEmpty() ? List.of() : List.of(name, site + '/' + name));
    return new Draft(
            SENDER,
            List.of(project, site, name, position),
            Alert.Kind.ANOMALY,
            severity == null ? Alert.State.CLEARED : Alert.State.RAISED,
            time,
            asset,
            assets.line(asset, time),
            position.isEmpty() ? "condition" : position)
        .severity(severity == null ? Severity.LOW : severity)
        .code(state)
        .message(words(body.at("closureCode")))
        .contributors(models(body.at("models")))
        .link("Monitron", body.at("assetPositionURL").text())
        .transition(Long.toString(time), state);
  }

  private static @Nullable Severity severity(@Nullable String state) {
    return switch (state) {
      case "ALARM" -> Severity.HIGH;
      case "WARNING", "NEEDS_MAINTENANCE" -> Severity.MEDIUM;
      case null, default -> null;
    };
  }

  /** The models that no longer find the asset well. */
  private static List<String> models(Doc models) {
    List<String> found = new ArrayList<>();
    for (String model : MODELS) {
      if (severity(models.at(model, "persistentClassificationOutput").text()) != null) {
        found.add(model);
      }
    }
    return found;
  }

  private static @Nullable String words(Doc closure) {
    String words =
        java.util.stream.Stream.of("failureMode", "failureCause", "actionTaken")
            .map(name -> closure.at(name).text())
            .filter(Objects::nonNull)
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return words.isEmpty() ? null : words;
  }

  private static String name(Doc doc, String field) {
    String name = doc.at(field).text();
    return name == null ? "" : name;
  }
}
