package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Whether the key that encrypts all that rests can be used. */
record KeyCheck(KmsClient keys, String key) implements Check {
  @Override
  public String part() {
    return "EncryptionKey";
  }

  @Override
  public List<Finding> look() {
    KeyMetadata found = Read.KEY.ask(() -> keys.describeKey(r -> r.keyId(key)).keyMetadata());
    if (found.keyState() == KeyState.ENABLED) {
      return List.of(new Finding.Ok(part(), "is enabled"));
    }
    String command =
        found.keyState() == KeyState.PENDING_DELETION
            ? "aws kms cancel-key-deletion --key-id %s, then aws kms enable-key --key-id %s"
            : "aws kms enable-key --key-id %s";
    return List.of(
        new Finding.Fault(
            part(),
            "is %s: tables, queues and secrets cannot be read".formatted(found.keyStateAsString()),
            Next.step(command.formatted(key, key))));
  }
}
