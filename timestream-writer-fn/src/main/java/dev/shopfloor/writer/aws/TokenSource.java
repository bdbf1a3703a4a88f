package dev.shopfloor.writer.aws;

import java.util.Optional;

/** Where the store's token comes from. Safe for use by several threads. */
interface TokenSource {
  /** A store that asks for no token. */
  TokenSource NONE =
      new TokenSource() {
        @Override
        public Optional<String> token() {
          return Optional.empty();
        }

        @Override
        public void drop() {}
      };

  /**
   * The token; nothing when the store asks for none.
   *
   * @throws RuntimeException when it cannot be had now; the message holds no part of it
   */
  Optional<String> token();

  /** Forgets a token that the store has refused, so that the next one is fetched. */
  void drop();
}
