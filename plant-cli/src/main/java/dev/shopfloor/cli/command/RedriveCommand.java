package dev.shopfloor.cli.command;

import dev.shopfloor.cli.redrive.DeadEnd;
import dev.shopfloor.cli.redrive.Pacer;
import dev.shopfloor.cli.redrive.Redrive;
import dev.shopfloor.cli.redrive.RedriveAccount;
import dev.shopfloor.cli.redrive.RedriveLines;
import dev.shopfloor.cli.redrive.RedriveText;
import dev.shopfloor.cli.redrive.Survey;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.cli.stack.DeployedStack;
import dev.shopfloor.cli.stack.StackDeadEnd;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./plant redrive}. */
@Command(
    name = "redrive",
    description = {
      "Hands messages that failed for good back to their stage.",
      "Mend the cause first; --dry-run shows what it is.",
      "",
      "TelemetryQueue, ProductionQueue, TickQueue, AlertQueue: from the queue's",
      "dead-letter queue onto the queue. IngestFailureQueue, and of a stream",
      "IngestFailureBucket: through EnrichFunction; what fails again stays.",
      "",
      "A message is deleted after its stage has it: none is lost. One may come twice",
      "when this command is stopped in between, which every stage takes for a repeat."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that was taken was moved; with --dry-run: all was shown",
      "1:some were not moved, or AWS refused",
      "2:wrong use"
    })
final class RedriveCommand implements Callable<Integer> {
  private static final double LEAST_RATE = 0.1;
  private static final double MOST_RATE = 500;
  private static final int MOST_SURVEYED = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "QUEUE", description = "the queue, or its dead-letter queue's own name")
  private String queue = "";

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "the deployed stack")
  private String stack = "";

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "messages a second, 0.1 to 500 (default: 20)")
  private double rate;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "take at most so many (default: all; with --dry-run 1000)")
  private @Nullable Integer limit;

  @Option(
      names = "--dry-run",
      description =
          "only show how many there are, why, and one of each; their receive counts rise, and for"
              + " these seconds others do not see them")
  private boolean dryRun;

  @Option(
      names = "--force",
      description =
          "also move what was moved back three times and came again, and go on where many fail in"
              + " a row")
  private boolean force;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  // SQS asks all its servers only of a call that waits; the queues of a desk have but one
  @Option(names = "--wait", paramLabel = "SECONDS", hidden = true, defaultValue = "1")
  private int wait;

  @Override
  public Integer call() {
    if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
      throw new UsageException("--rate is %s; it must be 0.1 to 500 a second".formatted(rate));
    }
    if (limit != null && limit < 1) {
      throw new UsageException("--limit is %d; it must be 1 or more".formatted(limit));
    }
    DeadEnd end = DeadEnd.named(queue);
    try (DeployedStack deployed = DeployedStack.named(stack);
        StackDeadEnd place = StackDeadEnd.of(deployed, end, force, wait)) {
      return dryRun ? show(end, place) : move(end, place);
    } catch (SdkException refused) {
      spec.commandLine().getErr().println("plant: AWS refused: " + refused.getMessage());
      return Plant.FAILED;
    }
  }

  private int show(DeadEnd end, StackDeadEnd place) {
    Survey survey = Survey.of(place.source(), limit == null ? MOST_SURVEYED : limit);
    if (json) {
      new RedriveLines(out(), end, place.about()).print(survey);
    } else {
      new RedriveText(out(), end, place.about()).print(survey, Instant.now());
    }
    return Plant.OK;
  }

  private int move(DeadEnd end, StackDeadEnd place) {
    RedriveAccount account =
        Redrive.run(
            place.source(),
            place.delivery(),
            new Redrive.Plan(rate, limit == null ? Integer.MAX_VALUE : limit, force),
            Pacer.Time.real());
    if (json) {
      new RedriveLines(out(), end, place.about()).print(account);
    } else {
      new RedriveText(out(), end, place.about()).print(account);
    }
    return account.clean() ? Plant.OK : Plant.FAILED;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
