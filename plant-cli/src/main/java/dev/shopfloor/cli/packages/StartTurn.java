package dev.shopfloor.cli.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leave to start the runtime interface client, one on this machine at a time: each writes its
 * native library to the same file in {@code /tmp} before it loads it, and one that loads what
 * another has half written dies.
 */
final class StartTurn implements AutoCloseable {
  private static final Semaphore HERE = new Semaphore(1);
  private static final Path FILE =
      Path.of(System.getProperty("java.io.tmpdir"), "shopfloor-runtime-start.lock");

  private final FileChannel channel;
  private final FileLock lock;
  private final AtomicBoolean over = new AtomicBoolean();

  private StartTurn(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits until it is ours. */
  static StartTurn take() {
    HERE.acquireUninterruptibly();
    try {
      FileChannel channel =
          FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new StartTurn(channel, channel.lock());
    } catch (IOException refused) {
      HERE.release();
      throw new UncheckedIOException(refused);
    }
  }

  /** Lets the next one start; the second time does nothing. */
  @Override
  public void close() {
    if (over.getAndSet(true)) {
      return;
    }
    try (channel) {
      lock.release();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } finally {
      HERE.release();
    }
  }
}
