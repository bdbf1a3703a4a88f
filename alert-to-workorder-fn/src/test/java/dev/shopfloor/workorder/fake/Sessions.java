package dev.shopfloor.workorder.fake;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who may call a maintenance system, and the tokens that were given out. */
public final class Sessions {
  /** The user that is known. */
  public static final String USER = "bridge@plant.example";

  private final LongSupplier now;
  private final Map<String, Long> tokens = new HashMap<>();
  private final Map<String, Boolean> refreshTokens = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private String password = "horse-Battery-7";
  private int issued;
  private int signIns;

  Sessions(LongSupplier now) {
    this.now = now;
    keys.add("key-5fbe21c09d");
  }

  /** The user's password at present. */
  public String password() {
    return password;
  }

  /** Changes the password; tokens that were given out hold on. */
  public void password(String changed) {
    password = changed;
  }

  /** An API key that holds at present. */
  public String key() {
    return keys.iterator().next();
  }

  /** Replaces the API key. */
  public void key(String changed) {
    keys.clear();
    keys.add(changed);
  }

  /** How often somebody has signed in, successfully. */
  public int signIns() {
    return signIns;
  }

  /** No token that was given out holds any more. */
  public void expireAll() {
    tokens.clear();
  }

  boolean knows(@Nullable Object user, @Nullable Object secret) {
    return USER.equals(user) && password.equals(secret);
  }

  /** A token that holds so long. */
  String signIn(Duration life) {
    signIns++;
    return issue(life);
  }

  String issue(Duration life) {
    String token = "tok." + ++issued + ".d0c5";
    tokens.put(token, now.getAsLong() + life.toNanos());
    return token;
  }

  /** A token to get another access token with, once. */
  String refreshToken() {
    String token = "ref." + ++issued + ".77aa";
    refreshTokens.put(token, false);
    return token;
  }

  /** Whether the refresh token was used for the first time; null for one that nobody knows. */
  @Nullable Boolean refreshOnce(String token) {
    Boolean used = refreshTokens.get(token);
    if (used == null) {
      return null;
    }
    refreshTokens.put(token, true);
    return !used;
  }

  boolean holds(@Nullable String token) {
    Long until = token == null ? null : tokens.get(token);
    return until != null && until > now.getAsLong();
  }

  boolean isKey(@Nullable String key) {
    return key != null && keys.contains(key);
  }

  /** What follows the word Bearer; null for anything else. */
  static @Nullable String bearer(Call call) {
    String header = call.header("authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }
}
