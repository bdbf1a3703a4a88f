package dev.shopfloor.oee;

import dev.shopfloor.model.AssetKey;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where buckets, heads, checkpoints and results are kept. */
public interface OeeStore {
  /**
   * A bucket as it is stored.
   *
   * @param bucket its observations
   * @param revision how often it was written; 0 when it is not stored
   */
  record Stored(MinuteBucket bucket, long revision) {}

  /**
   * What a tick begins with.
   *
   * @param head what ticks remember
   * @param checkpoint the newest checkpoint's text; null when there is none
   */
  record Start(Head head, @Nullable String checkpoint) {}

  /** The head and the checkpoint of an asset. */
  Start start(AssetKey asset);

  /** The instant before which an asset's observations are late, ns; {@link Head#NEVER} for none. */
  long sealedTo(AssetKey asset);

  /** One bucket; an empty one of revision 0 when it is not stored. */
  Stored bucket(AssetKey asset, long minute);

  /**
   * Writes a bucket if nobody else has since it was read.
   *
   * @param late whether it lies before {@link #sealedTo}; then the head's late count rises and its
   *     {@link Head#dirtyFrom} goes back to this minute or before it in the same step, so that no
   *     crash can come between
   * @return whether it was written; if not, read and merge again
   */
  boolean write(AssetKey asset, Stored bucket, boolean late);

  /** The buckets of a span of minutes in order, the last minute included. */
  List<MinuteBucket> buckets(AssetKey asset, long firstMinute, long lastMinute);

  /** The buckets of a span of minutes, newest first, read as they are asked for. */
  Iterator<MinuteBucket> newestFirst(AssetKey asset, long firstMinute, long lastMinute);

  /** Keeps the newest checkpoint. */
  void keepCheckpoint(AssetKey asset, String checkpoint);

  /** Keeps a shift's result, unless one of a later instant or, for the same, version is there. */
  void keepResult(ShiftResult result);

  /**
   * The newest results of the shifts that start in a span, in the order of time.
   *
   * @param first ns since the epoch
   * @param last ns since the epoch, included
   */
  List<ShiftResult> results(AssetKey asset, long first, long last);

  /**
   * Ends a tick.
   *
   * @param before what the tick began with
   * @param after what the next one begins with; its late count and dirty mark are not written: the
   *     mark is taken away if there was no late write since {@code before} was read, else it stays
   * @return whether it was written; if not, another tick of this asset has ended in between
   */
  boolean finish(AssetKey asset, Head before, Head after);
}
