package dev.shopfloor.cli.doctor;

import java.util.List;
import java.util.Set;

/** Whether the stack's last change came to its end. */
record StackCheck(StackView stack) implements Check {
  private static final Set<String> DONE =
      Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE");
  private static final Set<String> ROLLED_BACK =
      Set.of("UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE");

  @Override
  public String part() {
    return "stack";
  }

  @Override
  public List<Finding> look() {
    String status = stack.status();
    String since = Span.of(stack.since(stack.changed()));
    if (DONE.contains(status)) {
      return List.of(
          new Finding.Ok(part(), "is complete; last changed %s ago (%s)".formatted(since, status)));
    }
    if (ROLLED_BACK.contains(status)) {
      return List.of(
          new Finding.Warning(
              part(),
              "runs as it was before its last change, which failed%s (%s)".formatted(why(), status),
              Next.step(
                  "mend what its events name (aws cloudformation describe-stack-events"
                      + " --stack-name %s), then deploy again".formatted(stack.name()))));
    }
    if (status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS")) {
      return List.of(
          new Finding.Warning(
              part(),
              "is being changed now (%s)".formatted(status),
              Next.step("look again when the change has ended")));
    }
    return List.of(
        new Finding.Fault(
            part(),
            "is not complete%s (%s)".formatted(why(), status),
            Next.step(
                "mend what its events name (aws cloudformation describe-stack-events"
                    + " --stack-name %s), then deploy again".formatted(stack.name()))));
  }

  private String why() {
    return stack.reason().isEmpty() ? "" : ": " + stack.reason();
  }
}
