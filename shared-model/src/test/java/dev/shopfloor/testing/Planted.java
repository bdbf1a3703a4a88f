package dev.shopfloor.testing;

import java.util.List;

/**
 * Secrets that tests give away on purpose, each recognisable: none may ever be seen in a log line
 * or an exception, see {@link LeakSearch}.
 */
public final class Planted {
  /** What every planted value holds, whatever becomes of its letters' case. */
  public static final String STEM = "pLaNt3dqZ";

  /** A password. */
  public static final String PASSWORD = STEM + "-Passw0rd/&=+7";

  /** A token or an API key. */
  public static final String TOKEN = STEM + "-t0ken-4711.abc_DEF";

  /** The name of an account, which is an e-mail address. */
  public static final String EMAIL = STEM + ".person@plant.example";

  /** All of them. */
  public static final List<String> ALL = List.of(PASSWORD, TOKEN, EMAIL);

  private Planted() {}

  /** Another token for each number, as a system gives them at each sign-in. */
  public static String token(int number) {
    return STEM + "-t0ken-" + number;
  }
}
