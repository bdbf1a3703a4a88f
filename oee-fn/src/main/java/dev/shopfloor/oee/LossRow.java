package dev.shopfloor.oee;

import dev.shopfloor.plant.TimeClass;

/**
 * Time that was lost for one reason; a row of the stop pareto.
 *
 * @param timeClass its class
 * @param minor whether these are minor stops
 * @param reason as the machine or a person named it, else the raw state's name; {@link #REST} for
 *     all that are too small to be told
 * @param count how many stops
 * @param millis how long together, ms
 */
public record LossRow(TimeClass timeClass, boolean minor, String reason, long count, long millis) {
  /** The reason of what is left over. */
  public static final String REST = "(others)";

  /** How many rows a result keeps besides the rest. */
  public static final int MOST = 20;
}
