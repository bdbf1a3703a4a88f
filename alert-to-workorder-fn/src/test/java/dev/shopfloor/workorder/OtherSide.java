package dev.shopfloor.workorder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A maintenance system as a test sees it: what it is called by, and what it holds in truth. */
interface OtherSide {
  /**
   * A worker's way to it.
   *
   * @param step run before and after each request that a worker makes; it may throw the worker's
   *     death
   */
  Cmms cmms(Runnable step);

  /** All orders that it holds, the older first. */
  List<Made> orders();

  /** A person finishes an open order. */
  void finish(Made order, boolean cancelled);

  /** A person does something with an order that it fits; nothing where the order is gone. */
  void edit(Made order, Edit edit);

  /** Whether it can be asked what people have changed. */
  boolean tellsChanges();

  /** From now on nothing goes wrong any more. */
  void calm();

  /**
   * An order that it holds.
   *
   * @param id its id
   * @param number its number, as our comments name it
   * @param marker the one that it was made with; a person may have taken it away since
   * @param text its description
   * @param comments what people were told
   * @param ending how it ended; null while it is open
   */
  record Made(
      String id,
      String number,
      String marker,
      String text,
      List<String> comments,
      Cmms.@Nullable Ending ending) {
    boolean open() {
      return ending == null;
    }

    String key() {
      return marker.substring(0, marker.lastIndexOf('.'));
    }
  }
}
