package dev.shopfloor.oee;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bucket as bytes: version, channels, and per entry the distance in time, a byte of rank, quality
 * and kind, the sequence, the value. Texts stand once and are named by number after that. A state
 * costs some eight bytes.
 */
public final class BucketCodec {
  private static final int VERSION = 1;
  // stored numbers, so they stand apart from the order in which the enums happen to be declared
  private static final List<Role> ROLES =
      List.of(
          Role.STATE,
          Role.COUNTER,
          Role.PRODUCT,
          Role.ORDER,
          Role.REASON,
          Role.HEARTBEAT,
          Role.MODE,
          Role.BOOT);
  private static final int EACH = 0x80;
  private static final List<Quality> QUALITIES =
      List.of(Quality.GOOD, Quality.UNCERTAIN, Quality.BAD, Quality.STALE);

  private static final int ABSENT = 0;
  private static final int TEXT = 1;
  private static final int WHOLE = 2;
  private static final int REAL = 3;
  private static final int FALSE = 4;
  private static final int TRUE = 5;

  private BucketCodec() {}

  /** The bucket's bytes; equal buckets give equal bytes. */
  public static byte[] bytes(MinuteBucket bucket) {
    ByteWriter out = new ByteWriter();
    Map<String, Integer> texts = new HashMap<>();
    out.octet(VERSION);
    out.fixed(bucket.minute());
    out.unsigned(bucket.channels().size());
    for (Channel channel : bucket.channels()) {
      int role = number(ROLES.indexOf(channel.role()), channel.role());
      out.octet(channel.each() ? role | EACH : role);
      out.text(channel.tag());
      Collection<Entry> entries = bucket.entries(channel);
      out.unsigned(entries.size());
      long before = MinuteBucket.startOf(bucket.minute());
      for (Entry entry : entries) {
        out.unsigned(entry.time() - before);
        before = entry.time();
        write(out, entry, texts);
      }
    }
    return out.bytes();
  }

  private static int number(int index, Role role) {
    if (index < 0) {
      throw new IllegalArgumentException("a bucket holds no channel of role " + role.word());
    }
    return index;
  }

  private static void write(ByteWriter out, Entry entry, Map<String, Integer> texts) {
    int kind =
        switch (entry.value()) {
          case Value.Absent absent -> ABSENT;
          case Value.Text text -> TEXT;
          case Value.Whole whole -> WHOLE;
          case Value.Real real -> REAL;
          case Value.Truth(boolean truth) -> truth ? TRUE : FALSE;
        };
    out.octet(entry.rank() << 5 | QUALITIES.indexOf(entry.quality()) << 3 | kind);
    // -1 means none and becomes 0
    out.unsigned(entry.sequence() + 1);
    switch (entry.value()) {
      case Value.Text(String text) -> {
        Integer known = texts.putIfAbsent(text, texts.size() + 1);
        out.unsigned(known == null ? 0 : known);
        if (known == null) {
          out.text(text);
        }
      }
      // the sign's bit goes first, so that small negative numbers stay small
      case Value.Whole(long whole) -> out.unsigned(whole << 1 ^ whole >> 63);
      case Value.Real(double real) -> out.fixed(Double.doubleToRawLongBits(real));
      case Value.Truth truth -> {}
      case Value.Absent absent -> {}
    }
  }

  /**
   * Reads a bucket.
   *
   * @throws IOException when the bytes are no bucket of this version
   */
  public static MinuteBucket read(byte[] bytes) throws IOException {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IOException("a bucket of version %d; known is %d".formatted(version, VERSION));
    }
    long minute = in.fixed();
    List<Observation> observations = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int channels = in.count(); channels > 0; channels--) {
      int role = in.octet();
      Channel channel = new Channel(item(ROLES, role & ~EACH), in.text(), (role & EACH) != 0);
      long time = MinuteBucket.startOf(minute);
      for (int entries = in.count(); entries > 0; entries--) {
        time += in.unsigned();
        observations.add(new Observation(channel, read(in, time, texts)));
      }
    }
    in.end();
    try {
      return MinuteBucket.of(minute, observations);
    } catch (IllegalArgumentException inconsistent) {
      throw new IOException("the bucket contradicts itself", inconsistent);
    }
  }

  private static Entry read(ByteReader in, long time, List<String> texts) throws IOException {
    int head = in.octet();
    long sequence = in.unsigned() - 1;
    Value value =
        switch (head & 7) {
          case ABSENT -> Value.ABSENT;
          case TEXT -> new Value.Text(text(in, texts));
          case WHOLE -> {
            long raw = in.unsigned();
            yield new Value.Whole(raw >>> 1 ^ -(raw & 1));
          }
          case REAL -> real(Double.longBitsToDouble(in.fixed()));
          case FALSE -> new Value.Truth(false);
          case TRUE -> new Value.Truth(true);
          default -> throw new IOException("a value of unknown kind " + (head & 7));
        };
    return new Entry(time, sequence, head >>> 5, value, item(QUALITIES, head >>> 3 & 3));
  }

  private static Value real(double real) throws IOException {
    if (!Double.isFinite(real)) {
      throw new IOException("a number that is not finite");
    }
    return new Value.Real(real);
  }

  private static String text(ByteReader in, List<String> texts) throws IOException {
    long known = in.unsigned();
    if (known == 0) {
      texts.add(in.text());
      return texts.getLast();
    }
    return item(texts, known - 1);
  }

  private static <T> T item(List<T> items, long number) throws IOException {
    if (number < 0 || number >= items.size()) {
      throw new IOException("number %d of %d".formatted(number, items.size()));
    }
    return items.get((int) number);
  }
}
