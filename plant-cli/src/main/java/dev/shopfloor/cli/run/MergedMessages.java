package dev.shopfloor.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several message files as one stream in the order of receipt; messages of one instant keep the order
 * of the files and of their lines.
 */
final class MergedMessages implements AutoCloseable {
  private final List<MessageFile> files = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Head head) -> head.message.receivedAt())
              .thenComparingInt(head -> head.file));

  private MergedMessages() {}

  /**
   * Opens files.
   *
   * @throws UsageException when one cannot be read
   */
  static MergedMessages open(List<String> names) {
    MergedMessages merged = new MergedMessages();
    for (String name : names) {
      merged.files.add(MessageFile.open(name));
      merged.advance(merged.files.size() - 1);
    }
    return merged;
  }

  /** The next message, or null at the end. */
  @Nullable MessageLine next() {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    advance(head.file);
    return head.message;
  }

  private void advance(int file) {
    MessageLine message = files.get(file).next();
    if (message != null) {
      heads.add(new Head(message, file));
    }
  }

  @Override
  public void close() {
    for (MessageFile file : files) {
      try {
        file.close();
      } catch (IOException ignored) {
        // all that was wanted has been read
      }
    }
  }

  private record Head(MessageLine message, int file) {}
}
