package dev.shopfloor.cli.local.cmms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A work order as the maintenance system keeps it.
 *
 * @param priority P1 (now) to P4 (when there is time)
 * @param asset the asset's name in the maintenance system, may be empty
 * @param marker the sender's own key, may be empty; not unique
 * @param updated the last change, comments included; no two changes bear the same time
 * @param audit every change, the oldest first
 */
public record WorkOrder(
    long id,
    String title,
    String description,
    String priority,
    String asset,
    String marker,
    Status status,
    Instant created,
    Instant updated,
    List<Comment> comments,
    List<Change> audit) {
  /** Copies the lists. */
  public WorkOrder {
    comments = List.copyOf(comments);
    audit = List.copyOf(audit);
  }

  /** Where the work stands. */
  public enum Status {
    OPEN("Open"),
    IN_PROGRESS("In progress"),
    COMPLETED("Completed"),
    CANCELLED("Cancelled");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    /** The status as people read it. */
    public String words() {
      return words;
    }

    /** Whether nobody has to work on the order any more. */
    public boolean finished() {
      return this == COMPLETED || this == CANCELLED;
    }
  }

  /**
   * A remark.
   *
   * @param externalId the sender's own key, may be empty
   * @param by who made it, may be empty
   */
  public record Comment(String text, String externalId, Instant created, String by) {}

  /**
   * A change.
   *
   * @param by who or what made it
   * @param field what was changed: created, status, priority or comment
   * @param from what it was before, may be empty
   * @param to what it has become
   */
  public record Change(Instant at, String by, String field, String from, String to) {}

  /** The number that people use. */
  public String number() {
    return "WO-%05d".formatted(id);
  }

  /** The change that finished it; empty while it is not, or when an older file does not tell. */
  public Optional<Change> finished() {
    return audit.reversed().stream()
        .filter(change -> status.finished())
        .filter(change -> change.field().equals("status") && change.to().equals(status.name()))
        .findFirst();
  }

  /** Who changed status or priority last; empty when nobody did. */
  public Optional<String> updatedBy() {
    return audit.reversed().stream()
        .filter(change -> change.field().equals("status") || change.field().equals("priority"))
        .map(Change::by)
        .findFirst();
  }
}
