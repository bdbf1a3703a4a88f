package dev.shopfloor.cli.rules;

import dev.shopfloor.cli.model.RuleLines;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AlertTopic;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.Choice;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.OrderRule;
import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.WorkOrderSpec;
import dev.shopfloor.workorder.AssetPolicy;
import dev.shopfloor.workorder.Assets;
import dev.shopfloor.workorder.Flapping;
import dev.shopfloor.workorder.Handling;
import dev.shopfloor.workorder.Occurrence;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Explains which rule of a plant file counts for an alert. What counts is asked of the bridge's own
 * code; only where it comes from is looked up here.
 */
public final class Explainer {
  private final MapPlantDirectory plant;
  private final RuleLines lines;

  /**
   * Explains alerts of a plant.
   *
   * @param lines where its rules stand
   */
  public Explainer(PlantModel plant, RuleLines lines) {
    this.plant = new MapPlantDirectory(plant);
    this.lines = lines;
  }

  /** The zone of the alert's site at its time, or now. */
  public ZoneId zone(ExampleAlert alert, long time) {
    return new Assets(plant).zone(alert.asset(), time);
  }

  /**
   * Explains an alert.
   *
   * @param at when it is raised, ns since the epoch
   */
  public Explanation explain(ExampleAlert alert, long at) {
    Occurrence.Raised raised = alert.raised(at);
    AssetPolicy policy = new Assets(plant).policy(raised, at);
    AssetHistory history = plant.history(alert.asset());
    WorkOrderSpec spec = history == null ? WorkOrderSpec.NONE : history.at(at).workOrders();
    AlertTopic topic =
        new AlertTopic(
            alert.topic().kind(), alert.topic().signal(), alert.topic().code(), alert.severity());
    List<OrderRule> fitting = spec.fitting(topic, at);
    return new Explanation(
        alert,
        at,
        policy,
        settings(alert, policy, fitting),
        silences(alert, spec, topic, at, policy.zone()));
  }

  private List<Explanation.Setting> settings(
      ExampleAlert alert, AssetPolicy policy, List<OrderRule> fitting) {
    Handling handling = policy.handling();
    Severity severity = policy.severity(alert.severity());
    Flapping flapping = handling.flapping();
    String computed = "severity %s, criticality %s".formatted(severity, policy.criticality());
    return List.of(
        setting("severity", severity.name(), "the sender's", alert, fitting),
        setting("priority", policy.priority(severity).name(), computed, alert, fitting),
        setting("from", policy.workOrderFrom().name(), "the asset's", alert, fitting),
        setting(
            "route",
            SettingText.route(handling.route().team(), handling.route().fields()),
            "",
            alert,
            fitting),
        setting("mute", "", "", alert, fitting),
        setting(
            "holdOff",
            handling.holdOff() == 0 ? "" : SettingText.span(handling.holdOff()),
            "",
            alert,
            fitting),
        setting(
            "flapping",
            SettingText.flapping(flapping.times(), flapping.within(), flapping.pause()),
            "the default",
            alert,
            fitting));
  }

  private Explanation.Setting setting(
      String name, String value, String otherwise, ExampleAlert alert, List<OrderRule> fitting) {
    List<Explanation.Named> named = new ArrayList<>();
    for (OrderRule rule : fitting) {
      Choice<?> choice = rule.sets().byName().get(name);
      if (choice != null) {
        named.add(
            new Explanation.Named(
                rule.name(), lines.of(alert.asset(), rule), SettingText.of(choice)));
      }
    }
    if (named.isEmpty()) {
      return new Explanation.Setting(name, value, null, otherwise, List.of());
    }
    Explanation.Named first = named.removeFirst();
    return new Explanation.Setting(
        name, value.isEmpty() ? first.value() : value, first, otherwise, named);
  }

  private List<Explanation.Quiet> silences(
      ExampleAlert alert, WorkOrderSpec spec, AlertTopic topic, long at, ZoneId zone) {
    List<Explanation.Quiet> quiet = new ArrayList<>();
    for (OrderSilence silence : spec.silences()) {
      long end = silence.match().fits(topic) ? silence.end(at, zone) : 0;
      if (end != 0) {
        quiet.add(
            new Explanation.Quiet(
                silence.kind().name().toLowerCase(Locale.ROOT),
                silence.reason(),
                end,
                lines.of(alert.asset(), silence)));
      }
    }
    quiet.sort(Comparator.comparingLong(Explanation.Quiet::until).reversed());
    return quiet;
  }
}
