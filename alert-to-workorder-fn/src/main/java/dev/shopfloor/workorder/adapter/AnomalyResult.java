package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of a model: SiteWise's anomaly detection and Lookout for Equipment write the same.
 *
 * @param state null when the machine was off, so that nothing was judged
 * @param time ns since the epoch; null where the result has none
 * @param score 0 to 1; null where there is none
 * @param contributors names of the signals, the strongest first, with the component in front
 */
record AnomalyResult(
    Alert.@Nullable State state,
    @Nullable Long time,
    @Nullable Double score,
    List<String> contributors) {
  /** Whether this looks like a result. */
  static boolean is(Doc doc) {
    return doc.at("prediction").given();
  }

  /** Reads a result. */
  static AnomalyResult of(Doc doc, String field) throws UnusableException {
    Doc time = doc.at("timestamp");
    return new AnomalyResult(
        state(doc, field),
        time.given() ? Long.valueOf(Times.iso(time, field + ".timestamp")) : null,
        doc.at("anomaly_score").number(),
        contributors(doc.at("diagnostics")));
  }

  /** The signals of a list of diagnostics, the strongest first. */
  static List<String> contributors(Doc diagnostics) {
    List<Doc> named = new ArrayList<>();
    for (Doc each : diagnostics.items()) {
      if (each.at("name").text() != null) {
        named.add(each);
      }
    }
    named.sort(Comparator.comparingDouble(AnomalyResult::share).reversed());
    return named.stream().map(each -> String.valueOf(each.at("name").text())).toList();
  }

  /** What stands before the backslash of a contributor's name; null when there is none. */
  static @Nullable String component(String contributor) {
    int at = contributor.indexOf('\\');
    return at <= 0 ? null : contributor.substring(0, at);
  }

  /** What stands after the backslash of a contributor's name. */
  static String signal(String contributor) {
    String signal = contributor.substring(contributor.indexOf('\\') + 1);
    return signal.isBlank() ? contributor : signal;
  }

  /** One sentence for people. */
  static String words(List<String> signals) {
    return signals.isEmpty()
        ? "unusual behaviour"
        : "unusual behaviour, most of all of " + signals.getFirst();
  }

  private static Alert.@Nullable State state(Doc doc, String field) throws UnusableException {
    if ("MACHINE_OFF".equals(doc.at("prediction_reason").text())) {
      return null;
    }
    Double prediction = doc.at("prediction").number();
    if (prediction == null || (prediction != 0 && prediction != 1)) {
      throw UnusableException.malformed(
          field + ".prediction",
          "\"%s.prediction\" must be 0 or 1, not %s"
              .formatted(field, Shown.of(doc.at("prediction"))));
    }
    return prediction == 1 ? Alert.State.RAISED : Alert.State.CLEARED;
  }

  private static double share(Doc diagnostic) {
    Double share = diagnostic.at("value").number();
    return share == null ? 0 : share;
  }
}
