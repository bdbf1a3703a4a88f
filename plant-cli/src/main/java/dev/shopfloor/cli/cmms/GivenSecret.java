package dev.shopfloor.cli.cmms;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.cmms.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that the user gives: by a variable or a file, never by an argument, which the
 * shell's history and the list of processes would show.
 */
public final class GivenSecret implements Secrets {
  /** The variable that holds it. */
  public static final String VARIABLE = "SHOPFLOOR_CMMS_SECRET";

  private static final int MOST_BYTES = 65_536;

  private final SecretFields fields;

  private GivenSecret(SecretFields fields) {
    this.fields = fields;
  }

  /**
   * Reads it.
   *
   * @param file holds it; null for the variable
   * @return null where neither holds anything
   * @throws UsageException when the file cannot be read, or its JSON is broken
   */
  public static @Nullable GivenSecret of(@Nullable Path file, @Nullable String variable) {
    String source = file == null ? "the variable " + VARIABLE : file.toString();
    String text = file == null ? variable : text(file);
    if (text == null || text.isBlank()) {
      if (file != null) {
        throw new UsageException(file + " is empty; it must hold the token, or JSON with fields");
      }
      return null;
    }
    try {
      return new GivenSecret(SecretFields.of(text, "given"));
    } catch (IllegalStateException broken) {
      throw new UsageException(source + ": " + broken.getMessage(), broken);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UsageException(file + " is too long for a secret (--secret-file)");
      }
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UsageException(file + " cannot be read (--secret-file)", unreadable);
    }
  }

  @Override
  public SecretFields read() {
    return fields;
  }

  @Override
  public void forget() {
    // the user gives it once
  }
}
