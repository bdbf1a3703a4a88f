package dev.shopfloor.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A function's settings, read by name with errors that say which variable is wrong and how to mend
 * it. A value of blanks counts as absent, because a template writes an empty parameter so.
 *
 * <p>Each reading method throws {@link IllegalStateException} for an absent or wrong value. Inside
 * {@link #checked} it notes the fault instead and goes on with a stand-in, so that one error names
 * all that is wrong. A value that may be a secret or hold a password is never shown.
 */
public final class Environment {
  private static final String WHERE =
      "set it under Environment.Variables of the function in template.yaml";

  private final Map<String, String> variables;
  private final @Nullable Collection<String> noted;

  /** Settings by name. */
  public Environment(Map<String, String> variables) {
    this(Map.copyOf(variables), null);
  }

  private Environment(Map<String, String> variables, @Nullable Collection<String> noted) {
    this.variables = variables;
    this.noted = noted;
  }

  /** The settings of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** These settings with others in place of some. */
  public Environment with(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(others);
    return new Environment(Map.copyOf(all), noted);
  }

  /**
   * Makes something from these settings. A function makes all its parts so, in its constructor:
   * then a version with a wrong setting is never published.
   *
   * @param wiring reads the settings from the environment that it is given, and only uses them to
   *     put parts together
   * @throws IllegalStateException when a setting is absent or wrong; the message holds every fault
   */
  public <T> T checked(Function<Environment, T> wiring) {
    Set<String> found = new LinkedHashSet<>();
    IllegalStateException all;
    try {
      T made = wiring.apply(new Environment(variables, found));
      if (found.isEmpty()) {
        return made;
      }
      all = new IllegalStateException(joined(found));
    } catch (IllegalArgumentException | IllegalStateException alone) {
      if (found.isEmpty()) {
        throw alone;
      }
      found.add(String.valueOf(alone.getMessage()));
      all = new IllegalStateException(joined(found), alone);
    }
    throw all;
  }

  /**
   * Reports a fault that no single reading method sees, such as two settings that exclude each
   * other.
   *
   * @param message names variables, values (never of secrets) and mend
   * @throws IllegalStateException unless this is the environment of {@link #checked}
   */
  public void fault(String message) {
    if (noted == null) {
      throw new IllegalStateException(message);
    }
    noted.add(message);
  }

  /** A setting that may be absent. */
  public Optional<String> optional(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.trim());
  }

  /** A setting without which the function cannot work. */
  public String require(String name) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      fault("environment variable %s is not set; %s".formatted(name, WHERE));
    }
    return value.orElse("unset");
  }

  /**
   * A whole number within limits.
   *
   * @param fallback the value when the variable is absent
   */
  public int integer(String name, int fallback, int least, int most) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, with the limits
    }
    fault(
        "environment variable %s is %s; it must be a whole number from %d to %d"
            .formatted(name, Forms.shown(text.get()), least, most));
    return fallback;
  }

  /** One of some words, such as the name of a profile. */
  public String oneOf(String name, List<String> words) {
    return formed(name, words::contains, "it must be " + alternatives(words), words.getFirst());
  }

  /** One of some words, or {@code fallback} when the variable is absent. */
  public String oneOf(String name, String fallback, List<String> words) {
    return optional(name).isEmpty() ? fallback : oneOf(name, words);
  }

  /** An address: http or https with a host, without user, query and fragment. */
  public String url(String name) {
    return formed(name, Forms::url, Forms.URL_MEND, Forms.NO_URL);
  }

  /** An address that may be absent. */
  public Optional<String> optionalUrl(String name) {
    return optional(name).map(value -> url(name));
  }

  /** The URL of an SQS queue: https, or http on this machine. */
  public String queueUrl(String name) {
    return formed(name, Forms::queueUrl, Forms.QUEUE_MEND, Forms.NO_URL + "/0/unset");
  }

  /** The name of a DynamoDB table. */
  public String tableName(String name) {
    return formed(name, Forms.TABLE, Forms.TABLE_MEND, "unset");
  }

  /** The name of an event bus. */
  public String busName(String name) {
    return formed(name, Forms.BUS, Forms.BUS_MEND, "unset");
  }

  /**
   * The ARN of a resource.
   *
   * @param service the service's part of it, such as {@code sqs}
   */
  public String arn(String name, String service) {
    String mend = "it must be an ARN like " + Forms.exampleArn(service);
    if (service.equals("secretsmanager")) {
      mend += ", which names the secret and is not the secret itself";
    }
    return formed(name, value -> Forms.arn(value, service), mend, Forms.exampleArn(service));
  }

  /** The ARN of a resource that may be absent. */
  public Optional<String> optionalArn(String name, String service) {
    return optional(name).map(value -> arn(name, service));
  }

  private String formed(String name, Predicate<String> form, String mend, String standIn) {
    Optional<String> value = optional(name);
    if (value.isPresent() && form.test(value.get())) {
      return value.get();
    }
    if (value.isEmpty()) {
      fault("environment variable %s is not set; %s; %s".formatted(name, mend, WHERE));
    } else {
      // a secret's value lands easily in the variable for its ARN
      String shown = name.contains("SECRET") ? "(not shown)" : Forms.shown(value.get());
      fault("environment variable %s is %s; %s".formatted(name, shown, mend));
    }
    return standIn;
  }

  private static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String joined(Set<String> faults) {
    return faults.size() == 1
        ? faults.iterator().next()
        : faults.size() + " settings are wrong:\n- " + String.join("\n- ", faults);
  }
}
