package dev.shopfloor.enrich.sparkplug;

import java.util.Optional;

/**
 * The command by which a host asks an edge node for its births.
 *
 * @param topic where it is published
 * @param payload what is published
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked
public record RebirthCommand(String topic, byte[] payload) {
  private static final String NAME = "Node Control/Rebirth";
  private static final long NANOS_PER_MILLI = 1_000_000L;

  /**
   * The command to a source, or nothing when it is no edge node.
   *
   * @param source as {@link dev.shopfloor.enrich.SourceStore} names it
   * @param now ns since the epoch
   */
  public static Optional<RebirthCommand> to(String source, long now) {
    int slash = source.indexOf('/');
    if (!source.startsWith(SparkplugTopic.SOURCE) || slash < 0) {
      return Optional.empty();
    }
    String group = source.substring(SparkplugTopic.SOURCE.length(), slash);
    long millis = Math.floorDiv(now, NANOS_PER_MILLI);
    WireWriter metric =
        new WireWriter()
            .text(1, NAME)
            .number(3, millis)
            .number(4, DataType.BOOLEAN.code())
            .number(14, 1);
    return Optional.of(
        new RebirthCommand(
            SparkplugTopic.NAMESPACE + "/" + group + "/NCMD/" + source.substring(slash + 1),
            new WireWriter().number(1, millis).message(2, metric).toBytes()));
  }
}
