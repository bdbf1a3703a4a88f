package dev.shopfloor.workorder;

/** What a person can do with an open order that others want to know. */
public enum Change {
  /** A person has begun with it. */
  STARTED("was begun"),
  /** A person has given it another priority. */
  PRIORITY("got another priority"),
  /** A person has opened it again after it was finished. */
  REOPENED("was opened again");

  private final String words;

  Change(String words) {
    this.words = words;
  }

  /** The end of a sentence that begins with the order's number. */
  String words() {
    return words;
  }
}
