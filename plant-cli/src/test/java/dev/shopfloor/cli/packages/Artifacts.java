package dev.shopfloor.cli.packages;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The jars from which the packages are made, as Maven got or built them. */
final class Artifacts {
  private Artifacts() {}

  /** All jars of this class path, which holds every function's, and those built beside it. */
  static Map<String, Path> bySha256() throws IOException, NoSuchAlgorithmException {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        jars.add(Path.of(entry));
      }
    }
    try (Stream<Path> built = Files.list(Packages.ROOT.resolve("shared-model/target"))) {
      built.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
    }
    Map<String, Path> found = new HashMap<>();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path jar : jars) {
      if (Files.exists(jar)) {
        found.put(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar))), jar);
      }
    }
    return found;
  }

  /** The entries of a jar and the hash of each one's bytes; folders are none. */
  static Map<String, String> entries(Path jar) {
    Map<String, String> entries = new TreeMap<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), HexFormat.of().formatHex(digest.digest(zip.readAllBytes())));
        }
      }
      return entries;
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
