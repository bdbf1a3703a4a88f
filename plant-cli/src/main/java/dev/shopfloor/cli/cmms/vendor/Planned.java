package dev.shopfloor.cli.cmms.vendor;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the next request of a kind.
 *
 * @param operation which; empty for any that a profile's operation makes
 * @param said what is answered; null for what the route says
 * @param done whether the request is carried out
 * @param lost whether the connection breaks before the answer
 */
record Planned(String operation, @Nullable Said said, boolean done, boolean lost) {
  boolean meets(String is) {
    return operation.isEmpty() ? !is.isEmpty() : operation.equals(is);
  }
}
