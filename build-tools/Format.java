import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java source of the repository, or checks that it is formatted.
 *
 * <p>Runs as a single source file on the JDK that compiles the project, because a formatter inside
 * a Maven on an older JDK cannot parse our syntax. Arguments: {@code check} or {@code write}, the
 * repository's root, the file that gets the names of what is not formatted.
 */
class Format {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    Path report = Path.of(args[2]);
    List<String> unformatted =
        sources(root).parallelStream()
            .filter(file -> differs(file, write))
            .map(file -> root.relativize(file).toString())
            .sorted()
            .toList();
    Files.createDirectories(report.toAbsolutePath().getParent());
    Files.write(report, write ? List.of() : unformatted);
    if (write && !unformatted.isEmpty()) {
      System.out.println("Formatted:");
      unformatted.forEach(file -> System.out.println("  " + file));
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skip = !folder.equals(root) && (SKIPPED.contains(name) || name.startsWith("."));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean differs(Path file, boolean write) {
    try {
      String before = Files.readString(file);
      String after = new Formatter().formatSourceAndFixImports(before);
      if (before.equals(after)) {
        return false;
      }
      if (write) {
        Files.writeString(file, after);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    } catch (FormatterException e) {
      System.err.println(file + ": cannot be parsed: " + e.getMessage());
      return true;
    }
  }
}
