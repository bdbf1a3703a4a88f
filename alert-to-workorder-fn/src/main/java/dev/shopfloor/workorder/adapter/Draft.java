package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert in the making: what every sender tells first, then what some do. */
final class Draft {
  private final String detector;
  private final List<String> problem;
  private final Alert.State state;
  private final long time;
  private final AssetKey asset;
  private final String line;
  private final String signal;
  private final Alert.Kind kind;
  private Severity severity = Severity.MEDIUM;
  private @Nullable String code;
  private @Nullable String message;
  private @Nullable Value value;
  private @Nullable String unit;
  private @Nullable Double threshold;
  private @Nullable Double score;
  private List<String> contributors = List.of();
  private Alert.@Nullable Evidence evidence;
  private List<Alert.Link> links = List.of();

  /**
   * An alert of severity MEDIUM with nothing but what it is about.
   *
   * @param problem the sender's own ids of what raised it; with the detector's name they are the
   *     dedup parts
   */
  Draft(
      String detector,
      List<String> problem,
      Alert.Kind kind,
      Alert.State state,
      long time,
      AssetKey asset,
      String line,
      String signal) {
    this.detector = detector;
    this.problem = problem;
    this.kind = kind;
    this.state = state;
    this.time = time;
    this.asset = asset;
    this.line = line;
    this.signal = signal;
  }

  Draft severity(Severity given) {
    severity = given;
    return this;
  }

  Draft code(@Nullable String given) {
    code = given;
    return this;
  }

  Draft message(@Nullable String given) {
    message = given;
    return this;
  }

  Draft value(@Nullable Value given) {
    value = given;
    return this;
  }

  Draft unit(@Nullable String given) {
    unit = given;
    return this;
  }

  Draft threshold(@Nullable Double given) {
    threshold = given;
    return this;
  }

  /** A score; one that is not between 0 and 1 is left out. */
  Draft score(@Nullable Double given) {
    score = given != null && given >= 0 && given <= 1 ? given : null;
    return this;
  }

  Draft contributors(List<String> given) {
    contributors = given;
    return this;
  }

  /** The span that was judged; one that is not known, or ends before it begins, is left out. */
  Draft evidence(@Nullable Long from, @Nullable Long to) {
    evidence = from == null || to == null || to < from ? null : new Alert.Evidence(from, to);
    return this;
  }

  /** A page; one that is no web address is left out. */
  Draft link(String name, @Nullable String url) {
    if (url != null && (url.startsWith("https://") || url.startsWith("http://"))) {
      links = List.of(new Alert.Link(name, url));
    }
    return this;
  }

  /**
   * The alert as a transition.
   *
   * @param delivery the sender's own ids of this transition; those of the problem need not be among
   *     them
   */
  Adapted transition(String... delivery) {
    String[] problemParts =
        java.util.stream.Stream.concat(java.util.stream.Stream.of(detector), problem.stream())
            .toArray(String[]::new);
    return new Adapted.Transition(
        new Alert(
            Ids.of(Ids.of(problemParts), state.name(), Ids.of(delivery)),
            asset,
            line,
            signal,
            detector,
            kind,
            state,
            severity,
            code,
            message,
            value,
            unit,
            threshold,
            score,
            contributors,
            time,
            List.of(problemParts),
            evidence,
            links));
  }
}
