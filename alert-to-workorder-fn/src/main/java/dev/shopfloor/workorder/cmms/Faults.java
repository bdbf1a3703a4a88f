package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.CodePoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file that people write, and in which of its two sources. */
public final class Faults {
  private static final int MOST_SHOWN = 80;

  private final List<String> found = new ArrayList<>();
  private final String file;
  private final String overlayName;
  private final @Nullable Object overlay;

  /**
   * Nothing yet.
   *
   * @param overlayName where the overlay comes from
   * @param overlay the customer's overlay; null for none
   */
  public Faults(String file, String overlayName, @Nullable Object overlay) {
    this.file = file;
    this.overlayName = overlayName;
    this.overlay = overlay;
  }

  /** A value that cannot be. */
  public void add(String pointer, @Nullable Object value, String mend) {
    String json = new String(JsonTree.write(value), StandardCharsets.UTF_8);
    add(pointer, CodePoints.cut(json, MOST_SHOWN) + " " + mend);
  }

  /** Something that is missing, or a value that must not be repeated. */
  public void add(String pointer, String what) {
    String source = ofOverlay(pointer) ? overlayName : file;
    found.add("%s %s: %s".formatted(source, pointer.isEmpty() ? "/" : pointer, what));
  }

  /**
   * Ends the reading.
   *
   * @throws ProfileException when something is wrong; it names all of it
   */
  public void check() {
    if (!found.isEmpty()) {
      throw new ProfileException(found);
    }
  }

  /** Whether the overlay says something about this place, or has taken it away. */
  private boolean ofOverlay(String pointer) {
    if (overlay == null) {
      return false;
    }
    Object at = overlay;
    for (String step : pointer.substring(Math.min(1, pointer.length())).split("/")) {
      if (!(at instanceof Map<?, ?> map)) {
        return true;
      }
      String name = step.replace("~1", "/").replace("~0", "~");
      if (!map.containsKey(name)) {
        return pointer.isEmpty();
      }
      at = map.get(name);
    }
    return true;
  }
}
