package dev.shopfloor.writer.setup;

/** A user of the store with its password. */
public record SignIn(String user, String password) {
  /** Without either. */
  @Override
  public String toString() {
    return "sign-in";
  }
}
