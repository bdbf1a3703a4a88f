package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.util.List;
import java.util.Set;

/**
 * Something that must hold.
 *
 * @param name a word or two
 * @param sentence what must hold
 * @param needs what the profile must be able to do for it
 * @param trial tries it
 */
record Check(String name, String sentence, Set<Kind> needs, Trial trial) {
  /** Tries something in a world of its own. */
  @FunctionalInterface
  interface Trial {
    /**
     * Tries.
     *
     * @throws CheckFailedException when it does not hold
     * @throws NotDocumentedException when the vendor file has nothing of the kind
     */
    void on(Bench bench);
  }

  static Check of(String name, String sentence, Trial trial, Kind... needs) {
    return new Check(name, sentence, Set.copyOf(List.of(needs)), trial);
  }
}
