package dev.shopfloor.writer.setup;

/** The two secrets that the custom resource has to do with. */
public interface SetupSecrets {
  /**
   * Reads the store's user and password.
   *
   * @throws SetupException when they cannot be had
   */
  SignIn signIn(String arn) throws SetupException;

  /**
   * Puts a token where the writer finds it.
   *
   * @param version names this token among the secret's versions, 32 to 64 characters; the same
   *     token may be put twice under it
   * @throws SetupException when it is not known to be there
   */
  void putToken(String arn, String token, String version) throws SetupException;
}
