package dev.shopfloor.cli.command;

import dev.shopfloor.cli.cmms.kit.DryRunKit;
import dev.shopfloor.cli.cmms.kit.Kit;
import dev.shopfloor.cli.cmms.kit.KitReport;
import dev.shopfloor.cli.cmms.kit.KitText;
import dev.shopfloor.cli.cmms.kit.Loopback;
import dev.shopfloor.cli.cmms.kit.Subject;
import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.cli.cmms.vendor.VendorReader;
import dev.shopfloor.cli.cmms.vendor.Vendors;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.workorder.cmms.ProfileException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant cmms check}. */
@Command(
    name = "check",
    description = {
      "Proves a profile against a maintenance system that is played from its vendor's",
      "documented samples, over HTTP on this machine: making, finding, reading,",
      "changing, throttling, expired tokens, refusals, lost answers, limits, rate.",
      "Nobody else is called. The vendor file is data; see docs/write-a-profile.md."
    },
    mixinStandardHelpOptions = true)
final class CmmsCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final ProfileOption profile = new ProfileOption();

  @Option(
      names = "--vendor",
      paramLabel = "V",
      description = {
        "the vendor file: one that comes with Shopfloor, such as atlas, or a file",
        "V.vendor.json of your own; else the one that has the profile's name"
      })
  private @Nullable String vendor;

  @Option(names = "--json", description = "the result as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (profile.callsNobody()) {
      return told(DryRunKit.run(), "our own code; it calls nobody", out);
    }
    byte[] given = profile.json();
    Vendor played = vendor();
    Subject subject;
    try {
      subject = Subject.of(played, profile.file(), given, profile.overlays());
    } catch (ProfileException wrong) {
      throw ProfileOption.unusable("the profile", wrong);
    }
    return told(new Kit(subject, new Loopback()).run(), played.source(), out);
  }

  private int told(KitReport report, String source, PrintWriter out) {
    if (json) {
      out.println(KitText.json(report));
    } else {
      KitText.write(report, source, out);
    }
    out.flush();
    return report.passed() ? Plant.OK : Plant.FAILED;
  }

  private Vendor vendor() {
    String name =
        vendor == null
            ? Path.of(profile.file()).getFileName().toString().replace(".json", "")
            : vendor;
    try {
      if (name.endsWith(".json")) {
        byte[] file =
            ProfileOption.text(Path.of(name), "--vendor").getBytes(StandardCharsets.UTF_8);
        return VendorReader.read(name, file);
      }
      if (!Vendors.NAMES.contains(name)) {
        throw new UsageException(
            "there is no vendor file \"%s\"; --vendor is one of %s, or a file that ends in .json"
                .formatted(name, String.join(", ", Vendors.NAMES)));
      }
      return Vendors.named(name);
    } catch (ProfileException wrong) {
      throw ProfileOption.unusable("the vendor file", wrong);
    }
  }
}
