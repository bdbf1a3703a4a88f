package dev.shopfloor.oee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds contiguous faults by their true start, whatever windows they reach across. */
final class FaultTrack {
  private @Nullable FaultStop open;
  private final List<FaultStop> ended;

  FaultTrack(@Nullable FaultStop open) {
    this(open, List.of());
  }

  private FaultTrack(@Nullable FaultStop open, List<FaultStop> ended) {
    this.open = open;
    this.ended = new ArrayList<>(ended);
  }

  FaultTrack copy() {
    return new FaultTrack(open, ended);
  }

  /**
   * A piece of time begins.
   *
   * @param reason of the stop at hand; empty when none was said
   */
  void add(boolean fault, String state, String reason, long from) {
    if (fault) {
      open = (open == null ? new FaultStop(state, from, FaultStop.OPEN) : open).because(reason);
    } else if (open != null) {
      ended.add(open.endedAt(from));
      open = null;
    }
  }

  /** The fault that lasts, or null. */
  @Nullable FaultStop open() {
    return open;
  }

  /** The faults that ended since this track began, in order. */
  List<FaultStop> ended() {
    return List.copyOf(ended);
  }
}
