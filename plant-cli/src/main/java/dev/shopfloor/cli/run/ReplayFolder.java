package dev.shopfloor.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one replay keeps its parts' data: empty at the start, held against a second
 * run, and never one that somebody else made.
 */
final class ReplayFolder implements AutoCloseable {
  private static final String NAME = "replay";
  private static final String MARK = ".made-by-shopfloor";

  private final Path path;
  private final FileChannel channel;

  private ReplayFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes and empties the folder {@code replay} in a data folder.
   *
   * @throws UsageException when another run holds it, or when it is there and is not ours
   */
  static ReplayFolder take(Path data) throws IOException {
    Path path = data.resolve(NAME);
    if (Files.exists(path) && !Files.exists(path.resolve(MARK))) {
      throw new UsageException(
          path + " is there and was not made by Shopfloor; give another folder with --data");
    }
    Files.createDirectories(data);
    FileChannel channel =
        FileChannel.open(
            data.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new UsageException("another run uses " + data + "; give this one a --data of its own");
    }
    empty(path);
    Files.createDirectories(path);
    Files.createFile(path.resolve(MARK));
    return new ReplayFolder(path, channel);
  }

  /** Where the parts keep their data. */
  Path path() {
    return path;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** A replay answers for its own messages only, so it begins with empty stores. */
  private static void empty(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(path)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
