package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;

/**
 * A point on its way into a bucket.
 *
 * @param delivery the message that brought it
 * @param asset whose
 * @param observation the fact
 */
record Placed(Delivery delivery, AssetKey asset, Observation observation) {
  long minute() {
    return MinuteBucket.minuteOf(observation.entry().time());
  }
}
