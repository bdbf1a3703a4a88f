package dev.shopfloor.cli.quarantine;

import dev.shopfloor.cli.run.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Which records of a data folder passed their last replay, one name a line. */
public final class PassedFile {
  private static final String NAME = "quarantine-passed.txt";

  private final Path file;

  /** In the data folder of a plant. */
  public PassedFile(Path data) {
    this.file = data.resolve(NAME);
  }

  /** The names of the records that passed; empty before the first replay. */
  public Set<String> read() {
    try {
      return new TreeSet<>(Files.readAllLines(file));
    } catch (NoSuchFileException none) {
      return Set.of();
    } catch (IOException unreadable) {
      throw new UsageException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * Notes the outcome of a replay; what is known of other records stays.
   *
   * @param replayed all records of the replay
   * @param passed those of them that passed
   */
  void note(Collection<String> replayed, Collection<String> passed) throws IOException {
    Set<String> names = new TreeSet<>(read());
    names.removeAll(replayed);
    names.addAll(passed);
    Path fresh = file.resolveSibling(NAME + ".new");
    Files.write(fresh, names);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
