package dev.shopfloor.cli.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes that a run has loaded, kept in the form in which the JVM maps them: half of a start
 * is loading and checking them.
 *
 * <p>The launcher names the file and uses it the next time; it throws it away when it builds anew.
 */
final class StartArchive {
  private static final Logger LOG = LoggerFactory.getLogger(StartArchive.class);
  private static final String PROPERTY = "shopfloor.archive";

  private StartArchive() {}

  /** Where the launcher wants it; empty when it has one already or wants none. */
  static Optional<Path> wanted() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
  }

  /** Writes it; a failure costs only the next start its speed. */
  static void keep(Path file) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Object said =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "vmCds",
                  new Object[] {new String[] {"dynamic_dump", fresh.toString()}},
                  new String[] {String[].class.getName()});
      if (Files.exists(fresh)) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        LOG.warn("the JVM kept no classes in {}: {}", file, said);
      }
    } catch (JMException | IOException failed) {
      LOG.warn("the classes cannot be kept in {}: {}", file, failed.toString());
    }
  }
}
