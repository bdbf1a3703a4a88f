package dev.shopfloor.model.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something that a later release wrote and this one cannot use. It is no broken record: it has to
 * wait for that release, on its queue or in its table, and never goes to quarantine.
 */
public final class NewerFormException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * Names both versions.
   *
   * @param version that a reader must know
   * @param known the newest version that this reader knows
   * @param cause why it could not be read; null when it says so itself
   */
  public NewerFormException(long version, long known, @Nullable Throwable cause) {
    super(
        "it is of version %d and this release reads version %d; it waits for the release that wrote it%s"
            .formatted(version, known, cause == null ? "" : " (" + cause.getMessage() + ")"),
        cause);
  }
}
