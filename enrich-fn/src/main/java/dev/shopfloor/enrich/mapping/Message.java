package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.plant.Ref;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message whose parts can be looked up. */
final class Message {
  private final RawMessage raw;
  private final Doc root;
  private final String[] levels;
  // a message may have thousands of records that all ask for the same part of it
  private final IdentityHashMap<Ref.Root, Found> found = new IdentityHashMap<>();

  Message(RawMessage raw, Doc root) {
    this.raw = raw;
    this.root = root;
    this.levels = raw.topic().split("/", -1);
  }

  long rx() {
    return raw.rx();
  }

  String topic() {
    return raw.topic();
  }

  List<String> levels() {
    return List.of(levels);
  }

  Doc root() {
    return root;
  }

  /** What stands there; null for nothing. */
  @Nullable Doc at(Ref.Root ref) {
    return found.computeIfAbsent(ref, first -> new Found(Pointer.get(root, ref.path()))).doc();
  }

  /** The levels of the topic; null when it has fewer. */
  @Nullable String topic(Ref.Topic ref) {
    if (ref.level() == 0) {
      return raw.topic();
    }
    int at = ref.level() > 0 ? ref.level() - 1 : levels.length + ref.level();
    if (at < 0 || at >= levels.length) {
      return null;
    }
    return ref.onwards()
        ? String.join("/", List.of(levels).subList(at, levels.length))
        : levels[at];
  }

  private record Found(@Nullable Doc doc) {}
}
