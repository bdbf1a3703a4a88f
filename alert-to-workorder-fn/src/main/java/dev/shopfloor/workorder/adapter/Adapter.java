package dev.shopfloor.workorder.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one sender. */
interface Adapter {
  /**
   * What the parts of a message are, at least one; null when it is not of this sender.
   *
   * @throws UnusableException when it is of this sender and cannot be used
   * @throws RuntimeException when the plant model cannot be read
   */
  @Nullable List<Adapted> read(Notice notice) throws UnusableException;
}
