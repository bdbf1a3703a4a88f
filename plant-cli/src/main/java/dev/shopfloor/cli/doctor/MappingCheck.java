package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;

/**
 * Whether Lambda polls a queue or stream for its function.
 *
 * @param rests whether it rests unless somebody brings messages back
 */
record MappingCheck(String part, LambdaClient functions, String id, boolean rests)
    implements Check {
  private static final String ENABLED = "Enabled";
  private static final String DISABLED = "Disabled";
  private static final String PROBLEM = "PROBLEM";

  @Override
  public List<Finding> look() {
    GetEventSourceMappingResponse mapping =
        Read.MAPPING.ask(() -> functions.getEventSourceMapping(r -> r.uuid(id)));
    String state = mapping.state();
    String result = mapping.lastProcessingResult();
    if (rests && state.equals(DISABLED)) {
      return List.of(new Finding.Ok(part, "rests, as it should unless messages are brought back"));
    }
    if (rests) {
      return List.of(
          new Finding.Warning(
              part,
              "is %s: messages are being brought back, and what fails for good goes round"
                  .formatted(state),
              Next.step(
                  "set RedriveIngestFailures back to false once IngestFailureQueue is empty",
                  "ingestfailurequeue")));
    }
    if (result != null && result.startsWith(PROBLEM)) {
      return List.of(
          new Finding.Fault(
              part,
              "is %s and says: %s".formatted(state, result),
              Next.step("look at the function's faults here, then at its log")));
    }
    if (state.equals(ENABLED)) {
      return List.of(new Finding.Ok(part, "is enabled"));
    }
    Next next = Next.step("aws lambda update-event-source-mapping --enabled --uuid " + id);
    String sentence = "is %s: its function gets nothing".formatted(state);
    return List.of(
        state.equals(DISABLED) || state.equals("Disabling")
            ? new Finding.Fault(part, sentence, next)
            : new Finding.Warning(part, "is " + state, Next.step("look again in a minute")));
  }
}
