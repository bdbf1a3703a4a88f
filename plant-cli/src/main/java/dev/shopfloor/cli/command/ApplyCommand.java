package dev.shopfloor.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.stack.DeployedStack;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry.Difference;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
      "it a minute later.",
      "",
      "AWS region and credentials are found as the AWS CLI finds them."
    },
    mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
  private static final String REGISTRY = "RegistryTable";

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
      return apply(model, new DynamoPlantRegistry(tables, table));
    } catch (IllegalStateException overtaken) {
      err.println("plant: " + overtaken.getMessage());
    } catch (SdkException refused) {
      err.println("plant: the registry cannot be read or written: " + refused.getMessage());
    }
    return Plant.FAILED;
  }

  private int apply(PlantModel model, DynamoPlantRegistry registry) {
    Difference difference = registry.difference(model);
    if (!json && !difference.none()) {
      print(difference);
    }
    boolean agreed = !difference.none() && (yes || asked());
    if (agreed) {
      registry.apply(model);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(line(difference, agreed));
    } else if (agreed) {
      out.printf("applied; version %s is in force in %s%n", difference.version(), stack);
    } else if (difference.none()) {
      out.printf("nothing to do: version %s is in force in %s%n", difference.version(), stack);
    }
    if (agreed || difference.none()) {
      return Plant.OK;
    }
    spec.commandLine().getErr().println("plant: nothing was applied; --yes applies without asking");
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

  private void print(Difference difference) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s in %s:%n", file, stack);
    difference.added().forEach(asset -> out.printf("  + %s is new%n", asset.text()));
    difference.changed().forEach(asset -> out.printf("  ~ %s changes%n", asset.text()));
    difference.removed().forEach(asset -> out.printf("  - %s goes%n", asset.text()));
    out.printf(
        "  %d new, %d changed, %d gone, %d as they are%n",
        difference.added().size(),
        difference.changed().size(),
        difference.removed().size(),
        difference.unchanged().size());
  }

  private String line(Difference difference, boolean applied) {
    return new String(
        Json.bytes(out -> {
          out.writeStartObject();
          out.writeStringField("stack", stack);
          out.writeStringField("version", difference.version());
          assets(out, "added", difference.added());
          assets(out, "changed", difference.changed());
          assets(out, "removed", difference.removed());
          assets(out, "unchanged", difference.unchanged());
          out.writeBooleanField("applied", applied);
          out.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private static void assets(JsonGenerator out, String name, List<AssetKey> assets)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (AssetKey asset : assets) {
      out.writeString(asset.text());
    }
    out.writeEndArray();
  }
}
