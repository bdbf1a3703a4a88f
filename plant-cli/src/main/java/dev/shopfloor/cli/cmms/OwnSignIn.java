package dev.shopfloor.cli.cmms;

import dev.shopfloor.workorder.cmms.SharedToken;
import dev.shopfloor.workorder.cmms.SignInBoard;
import dev.shopfloor.workorder.cmms.TokenVault;
import org.jspecify.annotations.Nullable;

/** Where the only worker of a process agrees with itself on who signs in, and keeps the token. */
final class OwnSignIn implements SignInBoard {
  private State state = State.NEW;

  @Override
  public State read() {
    return state;
  }

  @Override
  public State take(String lease, long now, long until) {
    return state;
  }

  @Override
  public void giveBack(String lease, State after) {
    state = after;
  }

  /** Keeps a token for as long as the process lives. */
  static final class Vault implements TokenVault {
    private @Nullable SharedToken token;

    @Override
    public @Nullable SharedToken read() {
      return token;
    }

    @Override
    public void put(SharedToken given) {
      token = given;
    }
  }
}
