package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a run left in quarantine, as a file of quarantine lines: the local tables are gone when the
 * run ends, and its records must not be.
 */
public final class QuarantineFile {
  private static final String NAME = "quarantine.jsonl.gz";
  private static final SerializedString NEW_LINE = new SerializedString("\n");

  private final Path file;

  /** In the data folder of a plant. */
  public QuarantineFile(Path data) {
    this.file = data.resolve(NAME);
  }

  /** Forgets what an earlier run left. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Replaces the file's content. */
  public void write(List<Quarantined> records) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // somebody may list the quarantine of a plant that is running
    Path fresh = file.resolveSibling(NAME + ".new");
    try (JsonGenerator json =
        Json.factory().createGenerator(new GZIPOutputStream(Files.newOutputStream(fresh)))) {
      json.setRootValueSeparator(NEW_LINE);
      for (Quarantined record : records) {
        QuarantineCodec.write(json, record);
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * All records, the oldest receipt first.
   *
   * @throws UsageException when no run has left any file
   */
  public List<Quarantined> read() {
    if (!Files.exists(file)) {
      throw new UsageException(
          "there is no %s; run ./plant run first, or name its --data folder".formatted(file));
    }
    List<Quarantined> records = new ArrayList<>();
    try (JsonParser json =
        Json.factory().createParser(new GZIPInputStream(Files.newInputStream(file)))) {
      while (json.nextToken() != null) {
        records.add(QuarantineCodec.read(json));
      }
    } catch (IOException damaged) {
      throw new UsageException(file + " cannot be read: " + damaged.getMessage(), damaged);
    }
    return records;
  }
}
