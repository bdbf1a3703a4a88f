package dev.shopfloor.cli.command;

import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.quarantine.StackReplay;
import dev.shopfloor.cli.stack.DeployedStack;
import dev.shopfloor.cli.stack.StackStages;
import dev.shopfloor.runtime.aws.QuarantineReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The quarantine of a deployed stack. */
final class StackRecords {
  private static final String QUARANTINE = "QuarantineTable";

  private final DeployedStack stack;
  private final DynamoDbClient tables;
  private final String table;
  private final List<QuarantineReader.Batch> batches;

  private StackRecords(DeployedStack stack, DynamoDbClient tables) {
    this.stack = stack;
    this.tables = tables;
    this.table = stack.resource(QUARANTINE);
    this.batches = new QuarantineReader(tables, table).all();
  }

  /** Does something with the records of the data folder or of the stack, whichever is named. */
  static int guarded(
      RecordOptions options,
      PrintWriter err,
      IntSupplier local,
      ToIntFunction<StackRecords> deployed) {
    String name = options.stack();
    if (name == null) {
      return local.getAsInt();
    }
    try (DeployedStack stack = DeployedStack.named(name);
        DynamoDbClient tables = stack.tables()) {
      return deployed.applyAsInt(new StackRecords(stack, tables));
    } catch (SdkException refused) {
      err.println("plant: AWS refused: " + refused.getMessage());
      return Plant.FAILED;
    }
  }

  /** All of them, the oldest receipt first. */
  List<KeptRecord> records() {
    return StackReplay.records(batches);
  }

  /** Sends some of them through again. */
  StackReplay.Result replay(Set<String> ids) {
    try (StackStages stages = new StackStages(stack)) {
      return new StackReplay(tables, table, stages).run(batches, ids);
    }
  }
}
