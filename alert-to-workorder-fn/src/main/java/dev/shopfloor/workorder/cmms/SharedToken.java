package dev.shopfloor.workorder.cmms;

/**
 * A token that all workers use.
 *
 * @param value the token itself
 * @param version 1 for the first, then counts up
 * @param at when it was given, ns since the epoch
 * @param lasts how long it may be used, ns; 0 when its giver did not say
 * @param system which system it is for; it is sent to no other
 */
public record SharedToken(String value, long version, long at, long lasts, String system) {
  /** A token whose giver did not say how long it lasts. */
  public SharedToken(String value, long version, long at, String system) {
    this(value, version, at, 0, system);
  }

  /** Its version only. */
  @Override
  public String toString() {
    return "SharedToken[" + version + "]";
  }
}
