package dev.shopfloor.writer.aws;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** An exchange bounded as a whole: the JDK bounds each read, and a write not at all. */
final class BoundedExchange {
  private BoundedExchange() {}

  /** What is said and heard over a connection. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Does it within a time.
   *
   * @throws SocketTimeoutException when the time was over first; the connection is closed then
   */
  static <T> T within(Duration timeout, HttpURLConnection connection, Work<T> work)
      throws IOException {
    AtomicBoolean expired = new AtomicBoolean();
    Thread watchdog =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(timeout);
                expired.set(true);
                connection.disconnect();
              } catch (InterruptedException answered) {
                // in time: nothing to end
              }
            });
    try {
      return work.run();
    } catch (IOException | RuntimeException broken) {
      // what a connection throws while another thread closes it is not promised
      if (expired.get()) {
        SocketTimeoutException late =
            new SocketTimeoutException("no answer within " + timeout.toMillis() + " ms");
        late.initCause(broken);
        throw late;
      }
      throw broken;
    } finally {
      watchdog.interrupt();
    }
  }
}
