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
 * The folder in which one run keeps its parts' data: held against a second run, and never one that
 * somebody else made.
 */
public final class RunFolder implements AutoCloseable {
  private static final String MARK = ".made-by-shopfloor";

  private final Path path;
  private final FileChannel channel;

  private RunFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes a folder in a data folder.
   *
   * @param fresh whether to empty it; else it keeps what an earlier run left
   * @throws UsageException when another run holds it, or when it is there and is not ours
   */
  public static RunFolder take(Path data, String name, boolean fresh) throws IOException {
    Path path = data.resolve(name);
    if (Files.exists(path) && !Files.exists(path.resolve(MARK))) {
      throw new UsageException(
          path + " is there and was not made by Shopfloor; give another folder with --data");
    }
    Files.createDirectories(data);
    FileChannel channel =
        FileChannel.open(
            data.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new UsageException("another run uses " + data + "; give this one a --data of its own");
    }
    if (fresh) {
      empty(path);
    }
    Files.createDirectories(path);
    if (!Files.exists(path.resolve(MARK))) {
      Files.createFile(path.resolve(MARK));
    }
    return new RunFolder(path, channel);
  }

  /** Where the parts keep their data. */
  public Path path() {
    return path;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

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
