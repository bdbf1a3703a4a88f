package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sources have said of themselves, over all instances of the function: births and metadata,
 * which later messages lean on, and messages that came before what they lean on.
 *
 * <p>A source is named by its family and its own name, such as {@code spb:group/node}; a part is a
 * device of it, a data set, or empty for the source itself. All methods throw when the store fails.
 */
public interface SourceStore {
  /** How many messages of one source may wait; more go to quarantine at once. */
  int MOST_PARKED = 1_000;

  /**
   * What a source has announced of one of its parts, or null. It may be a minute old unless {@code
   * version} names one that the store's cache does not hold.
   *
   * @param version the version wanted where it is known; else null. Where it is not kept (see
   *     {@link PartLife#MOST_SESSIONS}), the newest one is given.
   */
  @Nullable Announced announced(String source, String part, @Nullable Long version);

  /**
   * Keeps an announcement, also beside a few newer ones, for messages of its own time.
   *
   * @return whether it counts now: false when a newer one stands
   */
  boolean announce(String source, String part, Announced announced);

  /**
   * Adds what a message shows of its source's life, and returns what is known then. Additions of
   * several instances do not disturb each other, in whatever order they come.
   */
  SourceLife observe(String source, SourceSign sign);

  /**
   * Notes the end of a session; of several the earliest counts.
   *
   * @param version of the announcement that the session began with
   * @param end when the death was received, ns since the epoch
   */
  void bury(String source, String part, long version, long end);

  /**
   * Whether a rebirth may be asked for now; true at most once a minute, over all instances.
   *
   * @param rx now, ns since the epoch
   */
  boolean mayAskRebirth(String source, long rx);

  /**
   * Lets a message wait for an announcement.
   *
   * @return false when too many wait already; then nothing was kept
   */
  boolean park(String source, RawMessage message);

  /** The messages of a source that wait, the oldest first. */
  List<Parked> parked(String source);

  /** Forgets messages that waited. */
  void unpark(String source, List<Parked> taken);

  /**
   * What a source has announced.
   *
   * @param version orders announcements of one part: a birth's time, ns since the epoch, or a
   *     metadata version
   * @param body the definitions, in the family's own form; not copied, not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // identity is never asked
  record Announced(long version, byte[] body) {}

  /**
   * A message that waits.
   *
   * @param id names it in its source; ids are in the order of receipt
   * @param message as it came
   */
  record Parked(String id, RawMessage message) {
    /** A message under an id that tells only its receipt and content: tried again, it is one. */
    public static Parked of(RawMessage message) {
      String content = Ids.of(message.bytes()) + Ids.of(message.topic().getBytes(UTF_8));
      return new Parked("%020d#%s".formatted(message.rx(), content), message);
    }
  }
}
