package dev.shopfloor.workorder.cmms;

import java.util.List;

/** A profile that cannot be used. */
public final class ProfileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  /** All that is wrong, each with file, place, value and mend. */
  ProfileException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** Each thing that is wrong: file, JSON pointer, value and mend. */
  public List<String> faults() {
    return faults;
  }
}
