package dev.shopfloor.cli.command;

import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.cli.cmms.GivenSecret;
import dev.shopfloor.cli.cmms.SelfTest;
import dev.shopfloor.cli.cmms.Wire;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.workorder.cmms.Profile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant cmms selftest}. */
@Command(
    name = "selftest",
    description = {
      "Proves a profile on your own maintenance system, with one work order that says",
      "that it is a test: makes it, finds it by its marker, reads it, comments,",
      "raises it, gives it up. Each step is told, with what to mend where it fails.",
      "People whom your system notifies of new work orders will hear of it."
    },
    mixinStandardHelpOptions = true)
final class CmmsSelftestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final CmmsOptions cmms = new CmmsOptions();

  @Option(
      names = "--asset",
      paramLabel = "ID",
      description = "the asset of the order, as cmmsAsset in the plant file names it")
  private @Nullable String asset;

  @Override
  public Integer call() {
    if (cmms.callsNobody()) {
      throw new UsageException("the profile dry-run calls nobody; there is nothing to prove");
    }
    Profile profile = cmms.profile();
    GivenSecret secret = cmms.secret();
    Wire wire = new Wire();
    CmmsSystem system = CmmsSystem.at(cmms.url(secret), profile, secret, wire::watching);
    SelfTest test =
        new SelfTest(
            profile,
            system,
            wire,
            new SelfTest.Times(CmmsSystem.WALL, CmmsSystem.REAL),
            spec.commandLine().getOut());
    return test.run(asset == null ? "" : asset) ? Plant.OK : Plant.FAILED;
  }
}
