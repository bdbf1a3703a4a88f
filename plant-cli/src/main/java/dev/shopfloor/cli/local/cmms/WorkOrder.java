package dev.shopfloor.cli.local.cmms;

import java.time.Instant;
import java.util.List;

/**
 * A work order as the maintenance system keeps it.
 *
 * @param priority P1 (now) to P4 (when there is time)
 * @param asset the asset's name in the maintenance system, may be empty
 * @param marker the sender's own key, may be empty; not unique
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
    List<Comment> comments) {
  /** Copies the list. */
  public WorkOrder {
    comments = List.copyOf(comments);
  }

  /** Where the work stands. */
  public enum Status {
    OPEN,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED
  }

  /**
   * A remark.
   *
   * @param externalId the sender's own key, may be empty
   */
  public record Comment(String text, String externalId, Instant created) {}

  /** The number that people use. */
  public String number() {
    return "WO-%05d".formatted(id);
  }
}
