package dev.shopfloor.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held while benchmarks run: two runs at once would slow each other down, and both tables would be
 * wrong. JMH's own lock holds for its own part of a run only. {@code -Djmh.ignoreLock=true}, as JMH
 * calls it, does without either.
 *
 * @param channel null where the lock is ignored
 */
record BenchLock(@Nullable FileChannel channel) implements AutoCloseable {
  /** Somebody else holds it. */
  static final class TakenException extends Exception {
    private static final long serialVersionUID = 1;

    private TakenException(Path file) {
      super(
          "another run of the benchmarks is under way on this machine and holds "
              + file
              + "; wait for its end, or both would measure each other");
    }
  }

  /** The file of this user on this machine; null where locks are to be ignored. */
  static @Nullable Path usual() {
    return Boolean.getBoolean("jmh.ignoreLock")
        ? null
        : Path.of(
            System.getProperty("java.io.tmpdir"),
            "shopfloor-bench-%s.lock".formatted(System.getProperty("user.name")));
  }

  /**
   * Takes the lock; the operating system gives it back if the process dies.
   *
   * @param file null for none
   * @throws TakenException if another run, of this process or of another, holds it
   */
  static BenchLock take(@Nullable Path file) throws IOException, TakenException {
    if (file == null) {
      return new BenchLock(null);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new TakenException(file);
    }
    return new BenchLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
