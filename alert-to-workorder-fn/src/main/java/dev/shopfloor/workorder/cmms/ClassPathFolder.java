package dev.shopfloor.workorder.cmms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a folder of the class path, in files or in a jar. */
public final class ClassPathFolder {
  private ClassPathFolder() {}

  /**
   * The names of its files with this ending, without it, sorted.
   *
   * @param of a class of the same module
   * @param folder with a slash at its beginning and end
   */
  public static List<String> names(Class<?> of, String folder, String ending) {
    URL place = of.getResource(folder);
    if (place == null) {
      throw new IllegalStateException(folder + " is not on the class path");
    }
    try {
      List<String> files =
          place.openConnection() instanceof JarURLConnection jar
              ? inJar(jar, folder.substring(1))
              : inFolder(place.toURI());
      return files.stream()
          .filter(file -> file.endsWith(ending))
          .map(file -> file.substring(0, file.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> inFolder(URI folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<String> inJar(JarURLConnection jar, String folder) throws IOException {
    return jar.getJarFile().stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(folder))
        .map(name -> name.substring(folder.length()))
        .filter(name -> !name.contains("/"))
        .toList();
  }
}
