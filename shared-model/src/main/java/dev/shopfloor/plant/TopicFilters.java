package dev.shopfloor.plant;

import org.jspecify.annotations.Nullable;

/**
 * MQTT topic filters, each with a target, looked up by topic. Where several filters match, the most
 * exact one wins: a literal level before {@code +} before {@code #}, from left to right.
 *
 * @param <T> what a filter leads to
 */
public final class TopicFilters<T> {
  private final Node<T> root = new Node<>();

  /**
   * Adds a filter.
   *
   * @return the target that the same filter already had, or null when it is new
   * @throws IllegalArgumentException when the filter is no MQTT topic filter
   */
  public @Nullable T add(String filter, T target) {
    Node<T> node = root;
    String[] levels = filter.split("/", -1);
    for (int at = 0; at < levels.length; at++) {
      String level = levels[at];
      boolean wildcard = level.equals("+") || level.equals("#");
      boolean misplaced = level.equals("#") && at < levels.length - 1;
      boolean mixed = !wildcard && (level.indexOf('+') >= 0 || level.indexOf('#') >= 0);
      if (filter.isEmpty() || misplaced || mixed) {
        throw new IllegalArgumentException(
            "\"%s\" is no topic filter: + stands for one whole level, # for the rest and only last"
                .formatted(filter));
      }
      node = node.children.make(level);
    }
    T before = node.target;
    node.target = target;
    return before;
  }

  /** The target of the most exact filter that matches the topic, or null. */
  public @Nullable T match(String topic) {
    return match(root, topic, 0);
  }

  private @Nullable T match(Node<T> node, String topic, int from) {
    if (from > topic.length()) {
      if (node.target != null) {
        return node.target;
      }
      return node.rest();
    }
    int slash = topic.indexOf('/', from);
    int end = slash < 0 ? topic.length() : slash;
    int next = slash < 0 ? topic.length() + 1 : slash + 1;
    Node<T> literal = node.children.find(topic, from, end);
    if (literal != null) {
      T found = match(literal, topic, next);
      if (found != null) {
        return found;
      }
    }
    // a wildcard first level never takes the reserved $ topics (MQTT 5, section 4.7.2)
    if (from == 0 && topic.startsWith("$")) {
      return null;
    }
    Node<T> any = node.children.find("+", 0, 1);
    if (any != null) {
      T found = match(any, topic, next);
      if (found != null) {
        return found;
      }
    }
    return node.rest();
  }

  private static final class Node<T> {
    private final TopicLevels<Node<T>> children = new TopicLevels<>(Node::new);
    private @Nullable T target;

    private @Nullable T rest() {
      Node<T> rest = children.find("#", 0, 1);
      return rest == null ? null : rest.target;
    }
  }
}
