package dev.shopfloor.cli.cmms.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a person sees it in the played system.
 *
 * @param id the system's id
 * @param stage {@code open}, {@code started}, {@code completed} or {@code cancelled}
 * @param priority the system's word; empty where it has none
 * @param asset the id of its asset; empty for none
 * @param whole the record as it is kept, in JSON
 */
public record Seen(
    String id,
    String number,
    String title,
    String description,
    String priority,
    String asset,
    String stage,
    List<String> comments,
    String whole) {
  /** Whether it carries this text anywhere. */
  public boolean holds(@Nullable String text) {
    return text != null && whole.contains(text);
  }
}
