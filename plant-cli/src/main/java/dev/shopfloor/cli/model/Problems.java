package dev.shopfloor.cli.model;

import java.util.List;
import java.util.TreeSet;

/** Collects problems; the same one, met twice through merging, counts once. */
final class Problems {
  private final String file;
  private final TreeSet<Problem> found = new TreeSet<>();

  Problems(String file) {
    this.file = file;
  }

  void error(Place place, String what, String mend) {
    add(place, what, mend, Problem.Level.ERROR);
  }

  void warning(Place place, String what, String mend) {
    add(place, what, mend, Problem.Level.WARNING);
  }

  private void add(Place place, String what, String mend, Problem.Level level) {
    found.add(new Problem(file, place.line(), place.column(), place.path(), what, mend, level));
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.level() == Problem.Level.ERROR);
  }

  /** All of them in the order of the file. */
  List<Problem> sorted() {
    return List.copyOf(found);
  }
}
