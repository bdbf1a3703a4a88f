package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ids that each customer of a system has of his own, such as those of priorities and sites. Asked
 * once and kept for a day; that there are none is kept for ten minutes. Only what an operation
 * mentions is asked for it.
 */
final class Lookups {
  private static final long FOUND = Duration.ofHours(24).toNanos();
  private static final long NOT_FOUND = Duration.ofMinutes(10).toNanos();

  private final Profile profile;
  private final Map<String, Object> settings;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<Operation, Set<String>> mentioned = new ConcurrentHashMap<>();

  Lookups(Profile profile) {
    this.profile = profile;
    this.settings = Map.of("settings", profile.settings());
  }

  private record Known(@Nullable Object value, long until) {}

  /** Makes one call. */
  interface Asking {
    Outcome ask(Operation lookup, Map<String, Object> input);
  }

  /** What came of asking. */
  sealed interface Complete {
    /**
     * All is there that there is.
     *
     * @param input with {@code lookups}, where the operation mentions any
     * @param asked whether the system was asked
     */
    record Ready(Map<String, ?> input, boolean asked) implements Complete {}

    /**
     * The operation has to wait.
     *
     * @param problem why
     */
    record Missing(Cmms.Problem problem) implements Complete {}
  }

  Complete complete(Operation operation, Map<String, ?> input, Deadline deadline, Asking asking) {
    Set<String> names = names(operation);
    if (names.isEmpty()) {
      return new Complete.Ready(input, false);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean asked = false;
    for (String name : names) {
      Known value = known.get(name);
      if (value == null || value.until() <= deadline.now()) {
        asked = true;
        switch (ask(name, asking)) {
          case Outcome.Done(Reply.Done reply) -> {
            long kept = reply.result() == null ? NOT_FOUND : FOUND;
            value = new Known(reply.result(), deadline.now() + kept);
          }
          case Outcome.Gone gone -> value = new Known(null, deadline.now() + NOT_FOUND);
          case Outcome.Already(String why) -> {
            return new Complete.Missing(new Cmms.Unready(words(name, why)));
          }
          case Outcome.Failed(Cmms.Problem problem) -> {
            return new Complete.Missing(problem(name, problem));
          }
        }
        known.put(name, value);
      }
      if (value.value() != null) {
        values.put(name, value.value());
      }
    }
    Map<String, Object> all = new HashMap<>(input);
    all.put("lookups", values);
    return new Complete.Ready(all, asked);
  }

  /** The system refused what was made of them: perhaps the customer has changed his ids. */
  void forget(Operation operation) {
    names(operation).forEach(known::remove);
  }

  private Outcome ask(String name, Asking asking) {
    Operation lookup = profile.lookups().get(name);
    return lookup == null
        ? new Outcome.Failed(new Cmms.Refused("there is no look-up " + name))
        : asking.ask(lookup, settings);
  }

  private Set<String> names(Operation operation) {
    return mentioned.computeIfAbsent(operation, Mentions::lookups);
  }

  private Cmms.Problem problem(String name, Cmms.Problem problem) {
    return switch (problem) {
      case Cmms.Refused(String why) -> new Cmms.Refused(words(name, why));
      case Cmms.Throttled(long after, String why) -> new Cmms.Throttled(after, words(name, why));
      // it only asked, so nothing can have been done
      case Cmms.Ambiguous(String why) -> new Cmms.Unready(words(name, why));
      case Cmms.Unauthorized(String why) -> new Cmms.Unauthorized(words(name, why));
      case Cmms.Unreached(String why) -> new Cmms.Unreached(words(name, why));
      case Cmms.Unready(String why) -> new Cmms.Unready(words(name, why));
    };
  }

  private String words(String name, String why) {
    return "the look-up of %s in %s: %s".formatted(name, profile.title(), why);
  }
}
