package dev.shopfloor.writer.setup;

/**
 * A token that the store has just made.
 *
 * @param authorization its id in the store, which is no secret
 */
public record MintedToken(String authorization, String token) {
  /** Without the token. */
  @Override
  public String toString() {
    return "token of authorization " + authorization;
  }
}
