package dev.shopfloor.workorder.fake;

/** What goes wrong with a call. */
public enum Fault {
  /** It is done, and the connection breaks before the answer. */
  COMMIT_THEN_DROP(true),
  /** It is done, and the answer is 500. */
  COMMIT_THEN_500(true),
  /** It is done, and a page of HTML is the answer. */
  COMMIT_THEN_NONSENSE(true),
  /** The answer does not come in time; it is done later, after {@link Switches#lateness}. */
  COMMIT_LATER(true),
  /** It is done, and the answer takes {@link Switches#slow}. */
  SLOW(true),
  /** Nothing is done, and the connection breaks. */
  DROP(false),
  /** Nothing is done, and the answer is 500 with a page of HTML. */
  ERROR_500(false),
  /** Nothing is done, and the answer is 503 of something in between. */
  BUSY_503(false),
  /** Nothing is done: too many calls, in this system's way. */
  THROTTLE(false),
  /** Nothing is done: no token holds any more, in this system's way. */
  EXPIRED(false),
  /** Nothing is done, and the answer is 200 with an error in the body. */
  ERROR_IN_BODY(false),
  /** No connection. */
  UNREACHABLE(false),
  /** Nothing is done: something in between wants a browser to sign in. */
  REDIRECT(false),
  /** Nothing is done: something in between knows no such page. */
  NO_SUCH_PAGE(false);

  private final boolean done;

  Fault(boolean done) {
    this.done = done;
  }

  /** Whether what was asked for is done all the same, now or later. */
  public boolean done() {
    return done;
  }
}
