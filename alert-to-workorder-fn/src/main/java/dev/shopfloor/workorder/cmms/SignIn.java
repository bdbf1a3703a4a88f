package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;

/** One try to sign in. */
@FunctionalInterface
public interface SignIn {
  /** Signs in with what a secret holds. Never throws for what the other side does. */
  Outcome signIn(SecretFields secret, Cmms.Limit limit);

  /** What came of it. */
  sealed interface Outcome {}

  /**
   * It gave a token.
   *
   * @param value the token
   * @param lasts how long it may be used, ns; 0 when nobody said
   */
  record Token(String value, long lasts) implements Outcome {
    /** A token of which nobody said how long it lasts. */
    public Token(String value) {
      this(value, 0);
    }

    @Override
    public String toString() {
      return "Token";
    }
  }

  /**
   * The system does not take what the secret holds.
   *
   * @param why its words, without secrets
   */
  record Refused(String why) implements Outcome {}

  /**
   * It could not be tried, or nobody answered.
   *
   * @param after ns to wait; 0 when nobody said
   * @param why what happened, without secrets
   */
  record Failed(long after, String why) implements Outcome {}
}
