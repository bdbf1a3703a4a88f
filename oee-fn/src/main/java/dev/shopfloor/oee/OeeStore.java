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

  /** A checkpoint of this position (ns), whichever was made there last; null when it is gone. */
  @Nullable String checkpoint(AssetKey asset, long position);

  /**
   * Keeps a shift's newest result, unless one of a later instant or version, or for the same one of
   * a later tick, is there.
   *
   * @param tick that made it, ns since the epoch
   */
  void keepResult(ShiftResult result, long tick);

  /**
   * Keeps versions of shifts, each as the shift's newest result as well, and marks them in the head
   * as not told yet: all in one step or nothing.
   *
   * @param before the head that the tick began with
   * @return whether they were written; if not, one of them is there already or another tick of this
   *     asset has ended in between
   */
  boolean keepVersions(AssetKey asset, Head before, List<Version> versions);

  /** A version as it was kept; null when it is gone or of a format that is no longer read. */
  @Nullable Version version(AssetKey asset, Head.Mark mark);

  /** What a locked shift would be; null when nothing came after it was locked. */
  @Nullable ShiftResult adjustment(AssetKey asset, long start);

  /** Keeps what a locked shift would be. */
  void keepAdjustment(ShiftResult adjusted);

  /**
   * The newest results of the shifts that start in a span, in the order of time; those of a format
   * that is no longer read are left out.
   *
   * @param first ns since the epoch
   * @param last ns since the epoch, included
   */
  List<ShiftResult> results(AssetKey asset, long first, long last);

  /** The newest results of several assets' shifts that start at an instant (ns), in any order. */
  List<ShiftResult> results(List<AssetKey> assets, long start);

  /** Lines' or a plant's results of one shift; those that are not stored are left out. */
  List<RollUp> rollUps(List<RollUp.Key> keys);

  /**
   * Keeps a result of a line or a plant, if nobody has changed it since it was read.
   *
   * @param fresh its revision is one more than that of the stored one
   * @return whether it was written; if not, read and roll up again
   */
  boolean keepRollUp(RollUp fresh);

  /**
   * Ends a tick.
   *
   * @param before what the tick began with
   * @param after what the next one begins with. Its late count and dirty mark are not written: the
   *     mark is taken away if there was no late write since {@code before} was read, else it stays.
   *     Its unsent versions are those that were told: their marks are taken away
   * @param checkpoint text of the checkpoint made, the last of {@code after}'s; null when none was
   * @return whether it was written; if not, another tick of this asset has ended in between
   */
  boolean finish(AssetKey asset, Head before, Head after, @Nullable String checkpoint);
}
