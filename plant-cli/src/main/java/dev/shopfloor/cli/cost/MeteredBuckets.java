package dev.shopfloor.cli.cost;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.oee.BucketCodec;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.OeeStore;
import dev.shopfloor.oee.RollUp;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.Version;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Minute buckets in memory, which count what OeeTable would be asked for. Ticks are not its work.
 */
final class MeteredBuckets implements OeeStore {
  // key, revision and expiry beside the bucket's bytes
  private static final int AROUND = 70;

  private final Map<Place, Stored> buckets = new HashMap<>();
  private long requests;
  private long reads;
  private long writes;

  private record Place(AssetKey asset, long minute) {}

  long requests() {
    return requests;
  }

  /** Read units so far. */
  long reads() {
    return reads;
  }

  /** Write units so far. */
  long writes() {
    return writes;
  }

  /** How many buckets are kept. */
  int size() {
    return buckets.size();
  }

  /** The bytes of all items. */
  long bytes() {
    return buckets.values().stream().mapToLong(MeteredBuckets::bytes).sum();
  }

  private static long bytes(Stored bucket) {
    return (long) AROUND + BucketCodec.bytes(bucket.bucket()).length;
  }

  @Override
  public long sealedTo(AssetKey asset) {
    requests++;
    reads++;
    return Head.NEVER;
  }

  @Override
  public Stored bucket(AssetKey asset, long minute) {
    Stored stored =
        buckets.getOrDefault(new Place(asset, minute), new Stored(MinuteBucket.empty(minute), 0));
    requests++;
    reads += Units.of(bytes(stored), Units.READ);
    return stored;
  }

  @Override
  public boolean write(AssetKey asset, Stored bucket, boolean late) {
    requests++;
    writes += Units.of(bytes(bucket), Units.WRITE);
    buckets.put(
        new Place(asset, bucket.bucket().minute()),
        new Stored(bucket.bucket(), bucket.revision() + 1));
    return true;
  }

  @Override
  public Start start(AssetKey asset) {
    throw ticks();
  }

  @Override
  public List<MinuteBucket> buckets(AssetKey asset, long firstMinute, long lastMinute) {
    throw ticks();
  }

  @Override
  public Iterator<MinuteBucket> newestFirst(AssetKey asset, long firstMinute, long lastMinute) {
    throw ticks();
  }

  @Override
  public @Nullable String checkpoint(AssetKey asset, long position) {
    throw ticks();
  }

  @Override
  public void keepResult(ShiftResult result, long tick) {
    throw ticks();
  }

  @Override
  public boolean keepVersions(AssetKey asset, Head before, List<Version> versions) {
    throw ticks();
  }

  @Override
  public @Nullable Version version(AssetKey asset, Head.Mark mark) {
    throw ticks();
  }

  @Override
  public @Nullable ShiftResult adjustment(AssetKey asset, long start) {
    throw ticks();
  }

  @Override
  public void keepAdjustment(ShiftResult adjusted) {
    throw ticks();
  }

  @Override
  public List<ShiftResult> results(AssetKey asset, long first, long last) {
    throw ticks();
  }

  @Override
  public List<ShiftResult> results(List<AssetKey> assets, long start) {
    throw ticks();
  }

  @Override
  public List<RollUp> rollUps(List<RollUp.Key> keys) {
    throw ticks();
  }

  @Override
  public boolean keepRollUp(RollUp fresh) {
    throw ticks();
  }

  @Override
  public boolean finish(AssetKey asset, Head before, Head after, @Nullable String checkpoint) {
    throw ticks();
  }

  private static UnsupportedOperationException ticks() {
    return new UnsupportedOperationException("ticks are reckoned by what was counted of them");
  }
}
