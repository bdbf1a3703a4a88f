package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.plant.Ref;
import dev.shopfloor.plant.TagSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a message, from which references are followed.
 *
 * @param message all of it
 * @param doc the record
 * @param place what it stands in, as a pointer; empty for the message
 * @param key its name or position there; null when it is the message
 */
record Scope(Message message, Doc doc, String place, @Nullable String key) {
  /** Where it stands, for people. */
  String at() {
    return key == null ? "the message" : place + "/" + key;
  }

  boolean isMessage() {
    return key == null;
  }

  /** The same place inside another value of this record. */
  Scope inside(Doc inner) {
    return new Scope(message, inner, place, key);
  }

  /** What stands there, JSON's null included; null for nothing. */
  @Nullable Doc find(@Nullable Ref ref) {
    return switch (ref) {
      case null -> null;
      case Ref.Own(List<String> path) -> Pointer.get(doc, path);
      case Ref.Root root -> message.at(root);
      case Ref.Topic topic -> doc(message.topic(topic));
      case Ref.Key name -> doc(key);
      case Ref.Literal(String text) -> new Doc.Text(text);
      case Ref.Part(int number, Ref of) -> doc(part(text(of), number));
      case Ref.Join(List<Ref> parts) -> doc(join(parts));
      case Ref.First(List<Ref> places) -> first(places);
    };
  }

  /** The text or number there, as text; null for nothing, and for what is neither. */
  @Nullable String text(@Nullable Ref ref) {
    return text(find(ref));
  }

  /** As {@link #text(Ref)}, but empty for nothing. */
  String words(@Nullable Ref ref) {
    String text = text(ref);
    return text == null ? "" : text.strip();
  }

  static @Nullable String text(@Nullable Doc doc) {
    return switch (doc) {
      case Doc.Text(String text) -> text;
      case Doc.Num(String digits) -> digits;
      case Doc.Bool(boolean truth) -> Boolean.toString(truth);
      case null, default -> null;
    };
  }

  private static @Nullable Doc doc(@Nullable String text) {
    return text == null ? null : new Doc.Text(text);
  }

  private static @Nullable String part(@Nullable String text, int number) {
    int from = 0;
    for (int at = 1; text != null && at < number; at++) {
      int comma = text.indexOf(',', from);
      if (comma < 0) {
        return null;
      }
      from = comma + 1;
    }
    if (text == null) {
      return null;
    }
    int end = text.indexOf(',', from);
    return text.substring(from, end < 0 ? text.length() : end).strip();
  }

  private @Nullable Doc first(List<Ref> places) {
    Doc none = null;
    for (Ref each : places) {
      Doc here = find(each);
      if (here != null && !(here instanceof Doc.Null)) {
        return here;
      }
      none = here == null ? none : here;
    }
    return none;
  }

  private @Nullable String join(List<Ref> parts) {
    StringBuilder joined = new StringBuilder();
    for (Ref part : parts) {
      String text = text(part);
      if (text == null) {
        return null;
      }
      // every record may join the same long text: what is too long is told by one character more
      joined.append(text, 0, Math.min(text.length(), TagSpec.MAX_TEXT + 1));
    }
    return joined.toString();
  }
}
