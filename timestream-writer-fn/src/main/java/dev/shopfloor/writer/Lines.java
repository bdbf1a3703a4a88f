package dev.shopfloor.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a batch, each encoded once however often it is sent. */
public final class Lines {
  private static final int USUAL_LINE = 160;

  private final List<StoreRecord> batch;
  private final LineBuffer buffer;
  private final int[] ends;
  private final @Nullable String[] unfit;

  /** Encodes a batch for a store of this dialect. */
  public Lines(List<StoreRecord> batch, LineDialect dialect) {
    this(batch, dialect, new byte[USUAL_LINE * batch.size()]);
  }

  /**
   * Encodes a batch for a store of this dialect.
   *
   * @param room where the lines may stand; nobody else may use it as long as they are read. What is
   *     in it does not matter, and one that is too small costs only time
   */
  public Lines(List<StoreRecord> batch, LineDialect dialect, byte[] room) {
    this.batch = List.copyOf(batch);
    buffer = new LineBuffer(room);
    ends = new int[batch.size()];
    unfit = new String[batch.size()];
    LineEncoder encoder = new LineEncoder(dialect, buffer);
    for (int at = 0; at < ends.length; at++) {
      unfit[at] = encoder.append(batch.get(at));
      ends[at] = buffer.length();
    }
  }

  /** Where the lines stand: the room that was given, or a larger one; for the next batch. */
  public byte[] room() {
    return buffer.bytes();
  }

  /** How many records the batch has. */
  public int count() {
    return ends.length;
  }

  /** A record of the batch. */
  public StoreRecord record(int record) {
    return batch.get(record);
  }

  /** Why a record has no line; null when it has one. */
  public @Nullable String unfit(int record) {
    return unfit[record];
  }

  /** The bytes of a record's line, its line feed included; 0 when it has none. */
  public int size(int record) {
    return ends[record] - start(record);
  }

  /** A record's line without its line feed; empty when it has none. */
  public String text(int record) {
    return new String(
        buffer.bytes(), start(record), Math.max(0, size(record) - 1), StandardCharsets.UTF_8);
  }

  /** Writes a record's line. */
  public void writeTo(OutputStream out, int record) throws IOException {
    out.write(buffer.bytes(), start(record), size(record));
  }

  private int start(int record) {
    return record == 0 ? 0 : ends[record - 1];
  }
}
