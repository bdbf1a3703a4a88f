package dev.shopfloor.plant;

import java.util.List;

/**
 * Where a part of a message stands.
 *
 * <p>As written in the plant file: {@code /a/b} from the record, {@code .} the record itself,
 * {@code ^/a} from the whole message, {@code $topic/4} a level of the topic, {@code $key} the
 * record's name, {@code =text} the text itself, {@code $1/a} the first part of a text with commas,
 * {@code {/a}:{/b}} several joined. Pointers are JSON pointers (RFC 6901).
 */
public sealed interface Ref {
  /** The most references that one part may name, and the most parts of a join. */
  int MOST = 8;

  /**
   * From the record.
   *
   * @param path names and array positions from there; empty for the record itself
   */
  record Own(List<String> path) implements Ref {
    /** Copies the path. */
    public Own {
      path = List.copyOf(path);
    }
  }

  /**
   * From the whole message.
   *
   * @param path as of {@link Own}
   */
  record Root(List<String> path) implements Ref {
    /** Copies the path. */
    public Root {
      path = List.copyOf(path);
    }
  }

  /**
   * Levels of the topic.
   *
   * @param level 1 for the first one, -1 for the last one, 0 for all of them
   * @param onwards whether all that follow belong to it
   */
  record Topic(int level, boolean onwards) implements Ref {}

  /** The record's name in the object that holds it. */
  enum Key implements Ref {
    /** The only instance. */
    INSTANCE
  }

  /**
   * The text itself.
   *
   * @param words any
   */
  record Literal(String words) implements Ref {}

  /**
   * One of the parts of a text that has commas between them; nothing where there are fewer.
   *
   * @param number 1 for the first one, at most 8
   * @param of the whole text
   */
  record Part(int number, Ref of) implements Ref {}

  /**
   * Several, one after another; there only where all of them are.
   *
   * @param parts two or more kinds of them, words between them as {@link Literal}
   */
  record Join(List<Ref> parts) implements Ref {
    /** Copies the parts. */
    public Join {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Several places, of which the first one where something stands counts.
   *
   * @param places two or more
   */
  record First(List<Ref> places) implements Ref {
    /** Copies the places. */
    public First {
      places = List.copyOf(places);
    }
  }

  /**
   * Reads a reference as it is written in the plant file.
   *
   * @throws IllegalArgumentException when it is none; the message says how to mend it
   */
  static Ref parse(String text) {
    return RefText.parse(text);
  }

  /** As it is written in the plant file. */
  default String text() {
    return RefText.of(this);
  }
}
