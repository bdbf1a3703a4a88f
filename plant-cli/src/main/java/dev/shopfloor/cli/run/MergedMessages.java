package dev.shopfloor.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several message files as one stream in the order of receipt; messages of one instant keep the
 * order of the files and of their lines.
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

  /**
   * When the first message was received, ms since the epoch; nothing is taken.
   *
   * @throws UsageException when there is no message at all
   */
  long firstReceivedAt() {
    Head head = heads.peek();
    if (head == null) {
      throw new UsageException("there is no message line in the replayed files; name others");
    }
    return head.message.receivedAt();
  }

  /**
   * How much of all files has been read, 0 to 1; standard input counts as nothing until its end.
   */
  double share() {
    long read = 0;
    long size = 0;
    for (MessageFile file : files) {
      read += file.read();
      size += file.size();
    }
    return size == 0 ? 1 : Math.min(1, (double) read / size);
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
