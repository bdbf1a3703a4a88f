package dev.shopfloor.cli.model;

/**
 * A place in the plant file.
 *
 * @param line 1 or more
 * @param column 1 or more
 * @param path the keys that lead there, such as {@code sites.berlin.zone}; empty for the whole file
 */
record Place(int line, int column, String path) {
  static final Place TOP = new Place(1, 1, "");

  Place key(String key, int atLine, int atColumn) {
    return new Place(atLine, atColumn, path.isEmpty() ? key : path + '.' + key);
  }

  Place element(int index, int atLine, int atColumn) {
    return new Place(atLine, atColumn, path + '[' + index + ']');
  }
}
