package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/** A vault in memory. */
public final class MemoryVault implements TokenVault {
  @Nullable SharedToken token;

  @Override
  public synchronized @Nullable SharedToken read() {
    return token;
  }

  @Override
  public synchronized void put(SharedToken newToken) {
    token = newToken;
  }
}
