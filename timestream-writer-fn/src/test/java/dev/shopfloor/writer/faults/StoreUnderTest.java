package dev.shopfloor.writer.faults;

import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.RetryPolicy;
import dev.shopfloor.writer.TimeSeriesStore;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** A store that the writer fills in one window of time, and what the script must know of it. */
public interface StoreUnderTest extends AutoCloseable {
  /** How long after its first instant a window is written. */
  Duration WRITTEN_AFTER = Instants.WRITTEN_AFTER;

  /** How long a store keeps data, if it has a retention. */
  Duration RETENTION = Instants.RETENTION;

  /** What it does with the points of the plan. */
  StoreRules rules();

  /** The form of record that it keeps whole. */
  RecordLayout layout();

  /** How the writer tries it again. */
  default RetryPolicy retries() {
    return RetryPolicy.USUAL;
  }

  /** Where it listens. */
  String url();

  /**
   * The adapter of a new process.
   *
   * @param url where the adapter finds the store; the script's, which passes on what it likes
   */
  TimeSeriesStore connect(String url);

  /** How it says that it fails so. */
  Answer answer(Fault fault, SplittableRandom random);

  /** How many records a request holds. */
  int records(byte[] body);

  /** What it holds of this window. */
  Held held();

  @Override
  void close();

  /** Opens a store for a window. */
  @FunctionalInterface
  interface Opening {
    /**
     * Opens it.
     *
     * @param base the window's first instant, ns since the epoch; it is written some minutes later
     */
    StoreUnderTest at(long base) throws IOException;
  }
}
