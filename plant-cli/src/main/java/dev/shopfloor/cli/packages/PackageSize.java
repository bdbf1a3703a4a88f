package dev.shopfloor.cli.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How heavy a package is.
 *
 * @param zip bytes as it is uploaded
 * @param bytes as Lambda unpacks it
 * @param jars their number
 */
public record PackageSize(long zip, long bytes, int jars) {
  /**
   * Looks.
   *
   * @param exploded {@code target/lambda} of a module
   */
  public static PackageSize of(Path exploded) throws IOException {
    Path target = Objects.requireNonNull(exploded.getParent());
    String module = String.valueOf(Objects.requireNonNull(target.getParent()).getFileName());
    try (Stream<Path> all = Files.walk(exploded);
        Stream<Path> zips = Files.list(target)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      Path zip =
          zips.filter(file -> file.toString().endsWith(".zip"))
              .findFirst()
              .orElseThrow(() -> new IOException(module + " is not packed"));
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      int jars = (int) files.stream().filter(file -> file.toString().endsWith(".jar")).count();
      return new PackageSize(Files.size(zip), bytes, jars);
    }
  }
}
