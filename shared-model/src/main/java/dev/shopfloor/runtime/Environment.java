package dev.shopfloor.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * A function's settings, read by name with errors that say which variable is wrong and how to mend
 * it.
 *
 * @param variables the settings by name; a value of blanks counts as absent, because a template
 *     writes an empty parameter so
 */
public record Environment(Map<String, String> variables) {
  /** Copies the map. */
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The settings of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /**
   * A setting without which the function cannot work.
   *
   * @throws IllegalStateException when it is absent or blank
   */
  public String require(String name) {
    return optional(name)
        .orElseThrow(() ->
            new IllegalStateException(
                "environment variable "
                    + name
                    + " is not set; set it under Environment.Variables of the function in"
                    + " template.yaml"));
  }

  /** A setting that may be absent. */
  public Optional<String> optional(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.trim());
  }

  /**
   * A whole number within limits.
   *
   * @param fallback the value when the variable is absent
   * @throws IllegalStateException when it is no whole number from {@code least} to {@code most}
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
    throw new IllegalStateException(
        "environment variable %s is \"%s\"; it must be a whole number from %d to %d"
            .formatted(name, text.get(), least, most));
  }
}
