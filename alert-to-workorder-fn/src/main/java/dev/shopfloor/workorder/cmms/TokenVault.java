package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/** Where the shared token is kept. Both methods throw when it is away. */
public interface TokenVault {
  /** The present token; null before the first. */
  @Nullable SharedToken read();

  /** Replaces it. */
  void put(SharedToken token);
}
