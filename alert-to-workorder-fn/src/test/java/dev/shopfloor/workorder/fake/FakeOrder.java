package dev.shopfloor.workorder.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An order as the maintenance system holds it. */
public final class FakeOrder {
  static final Pattern MARKER = Pattern.compile("sf:[a-z2-7]{26}\\.[1-9]\\d*");

  /** The system's id. */
  public final long id;

  /** When it was made, ns since the epoch. */
  public final long created;

  final long visibleAt;
  final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
  final List<String> comments = new ArrayList<>();
  String title = "";
  @Nullable String description;
  @Nullable String priority;
  @Nullable Long asset;
  Stage stage = Stage.OPEN;
  long updated;
  long finished;
  @Nullable String finishedBy;

  FakeOrder(long id, long created, long visibleAt) {
    this.id = id;
    this.created = created;
    this.visibleAt = visibleAt;
    this.updated = created;
  }

  /** Where an order stands. */
  public enum Stage {
    /** Nobody has begun. */
    OPEN,
    /** Somebody works on it. */
    IN_PROGRESS,
    /** It waits. */
    ON_HOLD,
    /** It is done. */
    COMPLETED,
    /** It was given up. */
    CANCELLED
  }

  /** The title as it is stored. */
  public String title() {
    return title;
  }

  /** The description as it is stored; empty for none. */
  public String description() {
    return description == null ? "" : description;
  }

  /** The priority in the system's words; null for none. */
  public @Nullable String priority() {
    return priority;
  }

  /** Where it stands. */
  public Stage stage() {
    return stage;
  }

  /** The comments, oldest first. */
  public List<String> comments() {
    return List.copyOf(comments);
  }

  /** The asset's id in the system; null for none. */
  public @Nullable Long asset() {
    return asset;
  }

  /** When it was finished, ns since the epoch; 0 while it is open. */
  public long finished() {
    return open() ? 0 : finished;
  }

  /** Whether a person may still have to work on it. */
  public boolean open() {
    return stage != Stage.COMPLETED && stage != Stage.CANCELLED;
  }

  /** The markers that it carries, wherever they stand. */
  public List<String> markers() {
    List<String> markers = new ArrayList<>();
    Matcher matcher = MARKER.matcher(title + '\n' + description() + '\n' + fields.values());
    while (matcher.find()) {
      if (!markers.contains(matcher.group())) {
        markers.add(matcher.group());
      }
    }
    return markers;
  }

  @Override
  public String toString() {
    return "order " + id + " " + stage + " " + markers() + " " + title;
  }
}
