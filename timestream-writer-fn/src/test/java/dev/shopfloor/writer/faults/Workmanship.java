package dev.shopfloor.writer.faults;

import dev.shopfloor.runtime.QuarantineStore;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.WriterResult;

/** Where a writer can be spoilt, to see that the script finds it. */
interface Workmanship {
  /** The writer as it is. */
  Workmanship SOUND = new Workmanship() {};

  /** Spoils what it learns from the store. */
  default TimeSeriesStore store(TimeSeriesStore store) {
    return store;
  }

  /** Spoils what it learns from quarantine. */
  default QuarantineStore quarantine(QuarantineStore quarantine) {
    return quarantine;
  }

  /** Spoils what it tells of an invocation. */
  default WriterResult result(WriterResult result) {
    return result;
  }
}
