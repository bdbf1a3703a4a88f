package dev.shopfloor.enrich.sparkplug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a topic says of its message.
 *
 * @param type what it is
 * @param group the edge node's group
 * @param node the edge node
 * @param device the device, or empty for the node itself
 * @param reachable whether the node hears commands where the message came from
 */
record SparkplugTopic(Type type, String group, String node, String device, boolean reachable) {
  /** The first level of all topics. */
  static final String NAMESPACE = "spBv1.0";

  /** What names of sources begin with. */
  static final String SOURCE = "spb:";

  /** What a message is. */
  enum Type {
    /** All metrics of a node or a device, with names, types and aliases. */
    BIRTH,
    /** Values. */
    DATA,
    /** The end. */
    DEATH,
    /** From a host to a node or a device. */
    COMMAND,
    /** A host's own state. */
    STATE
  }

  /**
   * Reads a topic, which a bridge may have put a prefix before; null when it is none of
   * Sparkplug's.
   */
  static @Nullable SparkplugTopic of(String topic) {
    List<String> all = List.of(topic.split("/", -1));
    int at = all.indexOf(NAMESPACE);
    if (at < 0) {
      boolean old = all.size() == 2 && all.getFirst().equals(Type.STATE.name());
      return old ? state() : null;
    }
    List<String> levels = all.subList(at + 1, all.size());
    if (levels.size() == 2 && levels.getFirst().equals(Type.STATE.name())) {
      return state();
    }
    return levels.size() == 3 || levels.size() == 4
        ? of(
            levels.get(1),
            levels.get(0),
            levels.get(2),
            levels.size() == 4 ? levels.get(3) : "",
            at == 0)
        : null;
  }

  /** A topic by its parts; null when they do not fit. */
  static @Nullable SparkplugTopic of(
      String type, String group, String node, String device, boolean reachable) {
    boolean ofNode = type.startsWith("N");
    if (group.isEmpty() || node.isEmpty() || ofNode != device.isEmpty()) {
      return null;
    }
    Type found =
        switch (type) {
          case "NBIRTH", "DBIRTH" -> Type.BIRTH;
          case "NDATA", "DDATA" -> Type.DATA;
          case "NDEATH", "DDEATH" -> Type.DEATH;
          case "NCMD", "DCMD" -> Type.COMMAND;
          default -> null;
        };
    return found == null ? null : new SparkplugTopic(found, group, node, device, reachable);
  }

  private static SparkplugTopic state() {
    return new SparkplugTopic(Type.STATE, "", "", "", false);
  }

  /** The node as {@link dev.shopfloor.enrich.SourceStore} names it. */
  String source() {
    return SOURCE + group + "/" + node;
  }

  /** Whether the message is of the node itself and not of a device. */
  boolean ofNode() {
    return device.isEmpty();
  }

  /** What the plant model's {@code device} says of a part's points. */
  String deviceOf(String part) {
    return part.isEmpty() ? node : part;
  }
}
