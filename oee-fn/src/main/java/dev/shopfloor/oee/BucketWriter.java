package dev.shopfloor.oee;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.runtime.QuarantineStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges points into stored buckets, whoever else writes them at the same time. */
final class BucketWriter {
  private static final int MOST_TRIES = 20;
  // an item of the table holds 400 KB; a bucket near that is of a source that is broken
  private static final int MOST_BYTES = 350 * 1024;
  // below this no bucket can come near the limit, and its bytes need not be counted
  private static final int SURELY_SMALL = 1_000;

  private final OeeStore store;
  private final QuarantineStore quarantine;

  BucketWriter(OeeStore store, QuarantineStore quarantine) {
    this.store = store;
    this.quarantine = quarantine;
  }

  long sealedTo(AssetKey asset) {
    return store.sealedTo(asset);
  }

  /**
   * Writes points of one minute and says of each what became of it.
   *
   * @throws RuntimeException when the bucket, or what it displaces, could not be kept; then nothing
   *     was said
   */
  void write(AssetKey asset, long minute, List<Placed> placed, long sealedTo) {
    MinuteBucket incoming =
        MinuteBucket.of(minute, placed.stream().map(Placed::observation).toList());
    boolean late = MinuteBucket.startOf(minute) < sealedTo;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      OeeStore.Stored stored = store.bucket(asset, minute);
      MinuteBucket merged = stored.bucket().merge(incoming);
      if (tooLarge(merged)) {
        tell(asset, placed, stored.bucket(), stored.bucket());
        return;
      }
      keepDisplaced(asset, placed.getFirst().delivery(), merged.lacking(stored.bucket()));
      if (merged.equals(stored.bucket())
          || store.write(asset, new OeeStore.Stored(merged, stored.revision()), late)) {
        tell(asset, placed, stored.bucket(), merged);
        return;
      }
    }
    throw new IllegalStateException(
        "minute %d of asset %s was changed by others %d times while being written"
            .formatted(minute, asset, MOST_TRIES));
  }

  /**
   * Keeps what was counted as stored when it came and now has to go. Before the bucket is written:
   * afterwards nothing could tell that it had ever been there.
   */
  private void keepDisplaced(AssetKey asset, Delivery carrier, List<Observation> displaced) {
    if (!displaced.isEmpty()) {
      quarantine.keep(displaced.stream().map(one -> full(carrier, asset, one)).toList());
    }
  }

  private static boolean tooLarge(MinuteBucket bucket) {
    return bucket.size() > SURELY_SMALL && BucketCodec.bytes(bucket).length > MOST_BYTES;
  }

  private record Place(Channel channel, Channel.Slot slot) {}

  private static void tell(
      AssetKey asset, List<Placed> placed, MinuteBucket before, MinuteBucket after) {
    Map<Place, Entry> seen = new HashMap<>();
    for (Placed one : placed) {
      Observation observation = one.observation();
      Entry entry = observation.entry();
      Entry earlier =
          seen.putIfAbsent(
              new Place(observation.channel(), observation.channel().slot(entry)), entry);
      if (earlier != null) {
        one.delivery().count(Outcome.DUPLICATE, 1);
        if (!earlier.equals(entry)) {
          // two values at one instant: the order of events says which counts
          one.delivery().note("superseded");
        }
      } else if (after.holds(observation.channel(), entry)) {
        one.delivery().count(Outcome.STORED, 1);
      } else {
        one.delivery().count(Outcome.QUARANTINED, 1);
        one.delivery().refusePlaced(full(one.delivery(), asset, observation));
      }
    }
    int displaced = after.lacking(before).size();
    if (displaced > 0) {
      placed.getFirst().delivery().note("displaced", displaced);
    }
  }

  private static Quarantined full(Delivery delivery, AssetKey asset, Observation observation) {
    Entry entry = observation.entry();
    return delivery.quarantined(
        Reason.BUCKET_FULL,
        observation.channel().tag(),
        "tag \"%s\" changes too often in one minute (at most %d changes are kept); left out: %s at %s"
            .formatted(
                observation.channel().tag(),
                MinuteBucket.MOST_PER_CHANNEL,
                Shown.of(entry.value()),
                Nanos.instant(entry.time())),
        asset,
        delivery.sentAt());
  }
}
