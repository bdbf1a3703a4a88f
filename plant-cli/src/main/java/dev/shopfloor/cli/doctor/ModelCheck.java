package dev.shopfloor.cli.doctor;

import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry.InForce;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whether a plant model is in force, and which. */
record ModelCheck(StackView stack, DynamoDbClient tables, String table) implements Check {
  @Override
  public String part() {
    return "plant model";
  }

  @Override
  public List<Finding> look() {
    InForce model;
    try {
      model = model();
    } catch (IllegalStateException unreadable) {
      return List.of(
          new Finding.Fault(part(), "cannot be read: " + unreadable.getMessage(), apply()));
    }
    if (model == null) {
      return List.of(
          new Finding.Fault(part(), "there is none, so every message ends in quarantine", apply()));
    }
    String since =
        model.applied() == null
            ? "by an older release"
            : Span.of(stack.since(model.applied())) + " ago";
    return List.of(
        new Finding.Ok(
            part(),
            "version %s with %s was applied %s"
                .formatted(model.version(), Span.count(model.assets(), "asset"), since)));
  }

  private @Nullable InForce model() {
    return Read.MODEL.ask(() -> new DynamoPlantRegistry(tables, table).inForce());
  }

  private Next apply() {
    return Next.step("apply your plant file: ./plant apply plant.yaml --stack " + stack.name());
  }
}
