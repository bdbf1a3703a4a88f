package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/**
 * Whether a secret has a value. The value itself is never read: whether the other side takes it,
 * the functions' own counts say.
 *
 * @param mayBeEmpty whether its function fills it at need
 * @param mend what fills it
 */
record SecretCheck(
    String part, SecretsManagerClient secrets, String arn, boolean mayBeEmpty, String mend)
    implements Check {
  private static final String CURRENT = "AWSCURRENT";

  @Override
  public List<Finding> look() {
    DescribeSecretResponse secret =
        Read.SECRET.ask(() -> secrets.describeSecret(r -> r.secretId(arn)));
    if (secret.deletedDate() != null) {
      return List.of(
          new Finding.Fault(
              part,
              "is marked for deletion and can no longer be read",
              Next.step("aws secretsmanager restore-secret --secret-id " + arn)));
    }
    boolean filled =
        secret.versionIdsToStages().values().stream().anyMatch(stages -> stages.contains(CURRENT));
    if (filled) {
      return List.of(new Finding.Ok(part, "has a value, which nobody looked at"));
    }
    if (mayBeEmpty) {
      return List.of(new Finding.Ok(part, "is empty until its function has signed in"));
    }
    return List.of(new Finding.Fault(part, "is empty", Next.step(mend)));
  }
}
