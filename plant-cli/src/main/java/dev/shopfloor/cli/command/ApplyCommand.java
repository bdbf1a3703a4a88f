package dev.shopfloor.cli.command;

import dev.shopfloor.cli.apply.Orphan;
import dev.shopfloor.cli.apply.RunningState;
import dev.shopfloor.cli.stack.DeployedStack;
import dev.shopfloor.cli.stack.StackRunningState;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry.Difference;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code ./plant apply}. */
@Command(
    name = "apply",
    description = {
      "Puts a plant file into force in a deployed stack: checks it, shows what",
      "changes, asks, and writes it into the stack's registry. The functions have",
      "it a minute later. What would leave running state behind is refused.",
      "",
      "AWS region and credentials are found as the AWS CLI finds them."
    },
    mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
  private static final String REGISTRY = "RegistryTable";
  private static final long NANOS_PER_MILLI = 1_000_000L;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the plant file, such as plant.yaml")
  private Path file;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "the stack to act on")
  private String stack;

  @Option(names = "--yes", description = "apply without being asked")
  private boolean yes;

  @Option(
      names = "--force",
      description = "apply although alarms, work orders or OEE would be left behind")
  private boolean force;

  @Option(names = "--json", description = "one JSON line; asks nothing, so --yes applies")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PlantModel model = ModelOption.load(file, err);
    if (model == null) {
      err.println("plant: the plant file has errors, so nothing was applied");
      return Plant.FAILED;
    }
    try (DeployedStack deployed = DeployedStack.named(stack);
        DynamoDbClient tables = deployed.tables()) {
      String table = deployed.resource(REGISTRY);
      return apply(
          model, new DynamoPlantRegistry(tables, table), new StackRunningState(deployed, tables));
    } catch (IllegalStateException overtaken) {
      err.println("plant: " + overtaken.getMessage());
    } catch (SdkException refused) {
      err.println("plant: the registry cannot be read or written: " + refused.getMessage());
    }
    return Plant.FAILED;
  }

  private int apply(PlantModel model, DynamoPlantRegistry registry, RunningState running) {
    Difference difference = registry.difference(model);
    long now = System.currentTimeMillis() * NANOS_PER_MILLI;
    ApplyText text =
        new ApplyText(difference, model, Orphan.of(difference, model.assets(), running, now));
    PrintWriter out = spec.commandLine().getOut();
    if (!json && !difference.none()) {
      text.print(out, "%s in %s".formatted(file, stack));
    }
    boolean refused = !text.orphans().isEmpty() && !force;
    boolean agreed = !difference.none() && !refused && (yes || asked());
    if (agreed) {
      // what was shown is what is applied: over another version it would be another difference
      registry.apply(model, difference.before());
    }
    if (json) {
      out.println(text.json(stack, agreed));
    } else if (agreed) {
      out.printf("applied; version %s is in force in %s%n", difference.version(), stack);
    } else if (difference.none()) {
      out.printf("nothing to do: version %s is in force in %s%n", difference.version(), stack);
    }
    if (agreed || difference.none()) {
      return Plant.OK;
    }
    PrintWriter err = spec.commandLine().getErr();
    if (refused) {
      text.refuse(err);
    } else {
      err.println("plant: nothing was applied; --yes applies without asking");
    }
    return Plant.FAILED;
  }

  /** Asks, where somebody can answer. */
  // the platform's own text still allows null, whatever this version returns
  @SuppressWarnings("SystemConsoleNull")
  private boolean asked() {
    Console console = System.console();
    if (json || console == null || !console.isTerminal()) {
      return false;
    }
    String answer = console.readLine("Apply this to the stack %s? [y/N] ", stack);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
