package dev.shopfloor.cli.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of message lines all of which must be readable; {@code -} is standard input. */
final class MessageFile implements AutoCloseable {
  private final InputLines lines;

  private MessageFile(InputLines lines) {
    this.lines = lines;
  }

  /**
   * Opens a file.
   *
   * @throws UsageException when it cannot be opened
   */
  static MessageFile open(String name) {
    return new MessageFile(InputLines.open(name));
  }

  /**
   * The next message, or null at the end; blank lines are passed over.
   *
   * @throws UsageException when a line is no message line; it names file and line
   */
  @Nullable MessageLine next() {
    InputLines.Line line;
    try {
      line = lines.next();
    } catch (IOException unreadable) {
      throw new UsageException(
          "%s: cannot be read further: %s".formatted(lines.place(), unreadable.getMessage()),
          unreadable);
    }
    return switch (line == null ? null : MessageText.read(line.bytes())) {
      case null -> null;
      case MessageText.Read.Good(MessageLine message) -> message;
      case MessageText.Read.Bad bad ->
          throw new UsageException(
              "%s: no message line: %s; a line is {\"topic\":...,\"receivedAt\":<ms>,\"payload\":...}"
                  .formatted(lines.place(), bad.why()));
    };
  }

  /** Bytes read so far, as they lie on the disk. */
  long read() {
    return lines.read();
  }

  /** The file's size, bytes; 0 for standard input. */
  long size() {
    return lines.size();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
