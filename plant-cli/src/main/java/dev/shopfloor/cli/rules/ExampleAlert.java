package dev.shopfloor.cli.rules;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * An alert that somebody wants explained.
 *
 * @param asset of which asset; the plant file need not have it
 * @param topic what it is about
 * @param severity the sender's
 * @param time when, ns since the epoch; null when not said
 */
public record ExampleAlert(
    AssetKey asset, Occurrence.Topic topic, Severity severity, @Nullable Long time) {
  /** The beginning that it is, at this time. */
  Occurrence.Raised raised(long at) {
    return new Occurrence.Raised(
        "example", "example", asset, "", at, "", "", severity, Occurrence.Details.of(topic));
  }

  /** The same with another severity; null for its own. */
  public ExampleAlert with(@Nullable Severity other) {
    return other == null ? this : new ExampleAlert(asset, topic, other, time);
  }
}
