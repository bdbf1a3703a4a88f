package dev.shopfloor.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Whether a function can be called by its alias.
 *
 * @param snapshots whether it starts from a snapshot
 */
record FunctionCheck(String part, LambdaClient functions, String name, boolean snapshots)
    implements Check {
  private static final String LIVE = "live";
  private static final String LATEST = "$LATEST";

  @Override
  public List<Finding> look() {
    String version;
    try {
      version =
          Read.ALIAS.ask(
              () -> functions.getAlias(r -> r.functionName(name).name(LIVE)).functionVersion());
    } catch (Refused refused) {
      if (!refused.gone()) {
        throw refused;
      }
      return List.of(
          new Finding.Fault(
              part, "has no alias live, which all its triggers call", alias("create")));
    }
    if (version.equals(LATEST)) {
      return List.of(
          new Finding.Fault(
              part,
              "its alias live is no published version: it has no snapshot, and may change under"
                  + " way",
              alias("update")));
    }
    List<Finding> found = new ArrayList<>();
    configuration(version, found);
    concurrency(found);
    if (found.isEmpty()) {
      found.add(
          new Finding.Ok(
              part,
              "version %s is live and active%s"
                  .formatted(version, snapshots ? ", its snapshot is ready" : "")));
    }
    return found;
  }

  private void configuration(String version, List<Finding> found) {
    GetFunctionConfigurationResponse live =
        Read.FUNCTION.ask(
            () -> functions.getFunctionConfiguration(r -> r.functionName(name).qualifier(LIVE)));
    if (live.state() == State.INACTIVE && snapshots) {
      found.add(
          new Finding.Warning(
              part,
              "version %s has rested so long that its first call fails and is tried again"
                  .formatted(version),
              Next.step("nothing, once messages come; else find out why none do")));
    } else if (live.state() != State.ACTIVE && live.state() != State.INACTIVE) {
      found.add(
          new Finding.Fault(
              part,
              "version %s is %s%s"
                  .formatted(version, live.stateAsString(), why(live.stateReason())),
              Next.step("mend what it says, then deploy the stack again")));
    }
    if (live.lastUpdateStatus() == LastUpdateStatus.FAILED) {
      found.add(
          new Finding.Fault(
              part,
              "its last update failed" + why(live.lastUpdateStatusReason()),
              Next.step("mend what it says, then deploy the stack again")));
    }
    boolean applied =
        live.snapStart() != null
            && live.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS
            && live.snapStart().optimizationStatus() == SnapStartOptimizationStatus.ON;
    if (snapshots && !applied) {
      found.add(
          new Finding.Warning(
              part,
              "version %s has no snapshot: each cold start takes seconds".formatted(version),
              Next.step(
                  "set its SnapStart to PublishedVersions, as the template has it, and publish a"
                      + " version",
                  Next.BY_HAND)));
    }
  }

  private void concurrency(List<Finding> found) {
    Integer reserved =
        Read.CONCURRENCY.ask(() ->
            functions
                .getFunctionConcurrency(r -> r.functionName(name))
                .reservedConcurrentExecutions());
    if (reserved != null && reserved == 0) {
      found.add(
          new Finding.Fault(
              part,
              "is stopped: its reserved concurrency is 0, so nobody can call it",
              Next.step(
                  "find out who stopped it and why, then: aws lambda"
                      + " delete-function-concurrency --function-name "
                      + name)));
    }
  }

  private Next alias(String how) {
    return Next.step(
        "aws lambda %s-alias --name live --function-name %s --function-version N, N being the last"
                .formatted(how, name)
            + " that aws lambda list-versions-by-function shows",
        Next.BY_HAND);
  }

  private static String why(String reason) {
    return reason == null || reason.isEmpty() ? "" : ": " + reason;
  }
}
