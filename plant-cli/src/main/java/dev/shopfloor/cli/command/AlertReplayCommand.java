package dev.shopfloor.cli.command;

import dev.shopfloor.cli.alert.LocalOrders;
import dev.shopfloor.cli.alert.RefusedOrders;
import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.cli.stack.DeployedStack;
import dev.shopfloor.workorder.WorkOrderStore.Failed;
import dev.shopfloor.workorder.aws.DynamoWorkOrderStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code ./plant alert replay}. */
@Command(
    name = "replay",
    description = {
      "Shows the work orders that the maintenance system refused, with its own words,",
      "and puts them back on the outbox: mend the profile, the asset or the rights",
      "first. The bridge tries each again within a minute; doing it twice makes no",
      "second order.",
      "",
      "With --stack: those of a deployed stack. Else: those that the local plant",
      "left, while it does not run; its next start tries them."
    },
    mixinStandardHelpOptions = true)
final class AlertReplayCommand implements Callable<Integer> {
  private static final Path DATA = Path.of(".plant");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "only these, by key or its beginning (default: all)")
  private List<String> keys = List.of();

  @Option(names = "--stack", paramLabel = "NAME", description = "those of this deployed stack")
  private @Nullable String stack;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the local plant's data folder (default: .plant)")
  private @Nullable Path data;

  @Option(names = "--list", description = "only show them")
  private boolean list;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (stack != null && data != null) {
      throw new UsageException("--stack and --data name two places; leave one out");
    }
    return stack == null
        ? LocalOrders.each(data == null ? DATA : data, this::work)
        : deployed(stack);
  }

  private int deployed(String name) {
    PrintWriter err = spec.commandLine().getErr();
    try (DeployedStack deployed = DeployedStack.named(name);
        DynamoDbClient tables = deployed.tables()) {
      DynamoWorkOrderStore store =
          new DynamoWorkOrderStore(
              tables, deployed.resource("WorkOrderTable"), "", Clock.systemUTC());
      return work(new RefusedOrders(store, failed -> CmmsSystem.WALL.getAsLong()));
    } catch (SdkException refused) {
      err.println("plant: AWS refused: " + refused.getMessage());
      return Plant.FAILED;
    }
  }

  private int work(RefusedOrders orders) {
    PrintWriter out = spec.commandLine().getOut();
    List<Failed> meant = orders.named(keys);
    int back = 0;
    for (Failed failed : meant) {
      orders.print(out, failed, json);
      if (!list && orders.replay(failed)) {
        back++;
      }
    }
    out.flush();
    if (!json) {
      out.println(
          list
              ? "%d work orders were refused".formatted(meant.size())
              : "%d of %d refused work orders are on the outbox again"
                  .formatted(back, meant.size()));
    }
    return Plant.OK;
  }
}
