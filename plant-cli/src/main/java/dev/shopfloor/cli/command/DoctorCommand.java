package dev.shopfloor.cli.command;

import dev.shopfloor.cli.doctor.Examination;
import dev.shopfloor.cli.doctor.Report;
import dev.shopfloor.cli.doctor.ReportText;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./plant doctor}. */
@Command(
    name = "doctor",
    description = {
      "Looks at a deployed stack, by the way of a reading, and says what is wrong and",
      "what to do next. It changes nothing and reads no secret; the rights that it",
      "needs are in docs/doctor-policy.json.",
      "",
      "Ends with 1 where something is broken or could not be seen; warnings are no",
      "failure. AWS region and credentials are found as the AWS CLI finds them."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "the stack to look at")
  private String stack;

  @Option(names = "--json", description = "one JSON line")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Report report = Examination.of(stack, Clock.systemUTC());
    ReportText text = new ReportText(report);
    if (json) {
      out.println(text.json());
    } else {
      text.print(out);
    }
    return report.passed() ? Plant.OK : Plant.FAILED;
  }
}
