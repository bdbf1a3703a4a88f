package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The profile {@code dry-run}: every decision is made and recorded, and nobody is called.
 *
 * <p>Ids and numbers follow from the marker, so that an attempt after a crash makes the same order.
 */
public final class DryRunCmms implements Cmms {
  /** The profile's name. */
  public static final String PROFILE = "dry-run";

  private static final int KEY_START = 3;
  private static final int KEY_SHOWN = 8;

  /** Makes one; it holds nothing. */
  public DryRunCmms() {}

  @Override
  public String profile() {
    return PROFILE;
  }

  @Override
  public Duration settling() {
    return Duration.ZERO;
  }

  @Override
  public Finding findByMarker(String marker, Limit limit) {
    return new Found(List.of());
  }

  @Override
  public Finding read(Order order, Limit limit) {
    return new Found(List.of(order));
  }

  @Override
  public boolean looks() {
    return false;
  }

  @Override
  public Creating create(Draft draft, Limit limit) {
    String marker = draft.marker();
    String shown =
        marker.substring(KEY_START, KEY_START + KEY_SHOWN)
            + marker.substring(marker.lastIndexOf('.'));
    return new Created(Order.of(marker, "DRY-" + shown.toUpperCase(Locale.ROOT), marker));
  }

  /** Nobody works on an order that nobody has made. */
  @Override
  public Reading changedSince(long since, Limit limit) {
    return Unable.TO_READ_BACK;
  }

  @Override
  public Changing comment(Order order, String text, String externalId, Limit limit) {
    return Changed.DONE;
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    return Changed.DONE;
  }
}
