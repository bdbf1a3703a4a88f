package dev.shopfloor.workorder.aws;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.runtime.aws.SecretText;
import dev.shopfloor.workorder.cmms.Secrets;

/** The credentials of the maintenance system in Secrets Manager. */
record StoredSecrets(SecretText text) implements Secrets {
  @Override
  public SecretFields read() {
    return text.read();
  }

  @Override
  public void forget() {
    text.drop();
  }
}
