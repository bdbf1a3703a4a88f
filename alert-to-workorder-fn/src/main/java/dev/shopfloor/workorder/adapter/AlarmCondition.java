package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of an alarm as SiteWise (CamelCase) and IoT Events (UPPER_SNAKE) write it.
 *
 * @param state null when nothing began or ended
 * @param why then the word for the ledger
 * @param value that was compared; null when it is not told
 * @param threshold that it was compared with; null when it is not told, or no number
 */
record AlarmCondition(
    Alert.@Nullable State state, String why, @Nullable Value value, @Nullable Double threshold) {
  /** Whether this looks like an alarm's state. */
  static boolean is(Doc doc) {
    return doc.at("stateName").given();
  }

  /**
   * Reads a state. What a person does to an alarm (acknowledge, snooze, disable), and a latch that
   * holds after the value has come back, neither begins nor ends the problem.
   */
  static AlarmCondition of(Doc doc, String field) throws UnusableException {
    Doc rule = doc.at("ruleEvaluation", "simpleRule");
    Value value = rule.at("inputProperty").value();
    Double threshold = rule.at("threshold").number();
    String name = String.valueOf(doc.at("stateName").text());
    return switch (name.replace("_", "").toLowerCase(Locale.ROOT)) {
      case "active" -> new AlarmCondition(Alert.State.RAISED, "", value, threshold);
      case "normal" -> new AlarmCondition(Alert.State.CLEARED, "", value, threshold);
      case "acknowledged" -> new AlarmCondition(null, "acknowledged", value, threshold);
      case "latched" -> new AlarmCondition(null, "latched", value, threshold);
      case "snoozedisabled" -> new AlarmCondition(null, "snoozed", value, threshold);
      case "disabled" -> new AlarmCondition(null, "disabled", value, threshold);
      default ->
          throw UnusableException.unsupported(
              field + ".stateName",
              ("\"%s.stateName\" must be Normal, Active, Acknowledged, Latched, SnoozeDisabled or"
                      + " Disabled, not %s")
                  .formatted(field, Shown.of(doc.at("stateName"))));
    };
  }

  /** What sort of detector it was. */
  Alert.Kind kind() {
    return threshold == null ? Alert.Kind.STATE : Alert.Kind.THRESHOLD;
  }
}
