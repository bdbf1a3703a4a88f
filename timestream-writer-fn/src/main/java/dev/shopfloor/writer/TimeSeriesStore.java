package dev.shopfloor.writer;

import java.util.List;

/**
 * A time-series store.
 *
 * <p>Writing is idempotent: the same record written again changes nothing. Nothing that a store
 * does in its ordinary life (refusing, throttling, being away) is an exception.
 */
@FunctionalInterface
public interface TimeSeriesStore {
  /**
   * Writes records, in as many requests as the store's limits ask for.
   *
   * @param batch of different series or instants each; may be empty
   * @param deadline after which no request may still run; what is not decided by then is to be
   *     written again
   * @return one outcome for each record
   */
  WriteReport write(List<StoreRecord> batch, Deadline deadline);
}
