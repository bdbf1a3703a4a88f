package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;

/** The secret that a maintenance system's owner keeps for us. Safe for use by several threads. */
public interface Secrets {
  /**
   * What it holds; kept until {@link #forget}.
   *
   * @throws RuntimeException when it cannot be had now; the message holds no part of it
   */
  SecretFields read();

  /** Forgets it, so that the next call reads it again: it may have been rotated. */
  void forget();

  /**
   * Reads the secret anew where this version is the present one: after a rotation the same secret
   * holds another text.
   *
   * @return whether there is another version now; false also where it cannot be read
   */
  default boolean replaced(String version) {
    try {
      if (read().version().equals(version)) {
        forget();
      }
      return !read().version().equals(version);
    } catch (RuntimeException unread) {
      return false;
    }
  }
}
