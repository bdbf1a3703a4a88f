import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a function's package anew, each with the same entries and bytes, but stored:
 * the zip around them then compresses a whole jar at a time, across its classes, and is a third
 * smaller. The manifest comes first, as in every jar, then the entries by name, all of one time, so
 * the same libraries give the same bytes on every machine.
 */
final class Repack {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private Repack() {}

  /**
   * Starts.
   *
   * @param arguments the folder of the jars
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
    }
    for (Path jar : jars) {
      byte[] stored = stored(read(jar));
      Path beside = jar.resolveSibling(jar.getFileName() + ".new");
      Files.write(beside, stored);
      Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && entries.put(entry.getName(), zip.readAllBytes()) != null) {
          throw new IOException(jar + " holds " + entry.getName() + " twice");
        }
      }
    }
    return entries;
  }

  private static byte[] stored(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      byte[] manifest = entries.remove(MANIFEST);
      if (manifest != null) {
        write(zip, MANIFEST, manifest);
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    // a time without a zone: the format has none either
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
