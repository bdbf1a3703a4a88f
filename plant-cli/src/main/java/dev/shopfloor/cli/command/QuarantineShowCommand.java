package dev.shopfloor.cli.command;

import dev.shopfloor.cli.quarantine.KeptRecord;
import dev.shopfloor.cli.quarantine.RecordFilter;
import dev.shopfloor.cli.quarantine.RecordText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./plant quarantine show}. */
@Command(
    name = "show",
    description = "Shows all of a record: what is wrong, how to mend it, its bytes.",
    mixinStandardHelpOptions = true)
final class QuarantineShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final RecordOptions options = new RecordOptions();

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "the record's name from list, or its beginning")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "one quarantine line a record, with its bytes in base 64")
  private boolean json;

  @Override
  public Integer call() {
    return StackRecords.guarded(
        options,
        spec.commandLine().getErr(),
        () -> print(options.local()),
        stack -> print(stack.records()));
  }

  private int print(List<KeptRecord> all) {
    PrintWriter out = spec.commandLine().getOut();
    for (KeptRecord kept : RecordFilter.named(ids, options.filter().of(all))) {
      if (json) {
        out.println(RecordText.json(kept));
      } else {
        RecordText.show(out, kept);
      }
    }
    return Plant.OK;
  }
}
