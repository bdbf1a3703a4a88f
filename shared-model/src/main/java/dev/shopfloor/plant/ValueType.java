package dev.shopfloor.plant;

/**
 * The type that a tag's values have in the store; it comes from the plant model, never from a JSON
 * token.
 */
public enum ValueType {
  /** A real number; a whole number sent is stored as real. */
  NUMBER,
  /** A whole number of 64 bits. */
  INTEGER,
  /** Yes or no; also 0 and 1 as sent by many controllers. */
  BOOLEAN,
  /** A text of at most {@link TagSpec#MAX_TEXT} characters. */
  TEXT
}
