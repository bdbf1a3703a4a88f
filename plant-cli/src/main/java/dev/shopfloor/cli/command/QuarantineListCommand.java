package dev.shopfloor.cli.command;

import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.quarantine.PassedFile;
import dev.shopfloor.cli.quarantine.RecordText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant quarantine list}. */
@Command(
    name = "list",
    description = {
      "Lists what is in quarantine, the oldest receipt first: what the local plant left,",
      "which a plant that runs brings up to date each minute; or that of a stack."
    },
    mixinStandardHelpOptions = true)
final class QuarantineListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final RecordOptions options = new RecordOptions();

  @Option(names = "--json", description = "one quarantine line a record, with its bytes in base 64")
  private boolean json;

  @Override
  public Integer call() {
    return StackRecords.guarded(
        options,
        spec.commandLine().getErr(),
        () -> print(options.local(), new PassedFile(options.data()).read()),
        stack -> print(stack.records(), Set.of()));
  }

  private int print(List<KeptRecord> all, Set<String> passed) {
    PrintWriter out = spec.commandLine().getOut();
    List<KeptRecord> records = options.filter().of(all);
    for (KeptRecord kept : records) {
      if (json) {
        out.println(RecordText.json(kept));
      } else {
        RecordText.list(out, kept, passed.contains(kept.id()));
      }
    }
    if (!json) {
      out.printf("%d records%n", records.size());
    }
    return Plant.OK;
  }
}
