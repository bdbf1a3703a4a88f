package dev.shopfloor.writer.setup;

import org.jspecify.annotations.Nullable;

/**
 * One request of CloudFormation to a custom resource.
 *
 * @param responseUrl where the answer goes; presigned, hence itself a secret
 * @param stackId ARN of the stack
 * @param requestId the same when CloudFormation or Lambda delivers the request again
 * @param logicalId the resource's name in the template
 * @param physicalId what an earlier answer named; null in a Create
 */
public record SetupRequest(
    RequestType type,
    String responseUrl,
    String stackId,
    String requestId,
    String logicalId,
    @Nullable String physicalId,
    StoreProperties properties) {
  /** Without the address of the answer. */
  @Override
  public String toString() {
    return "%s of %s in %s, request %s".formatted(type.word(), logicalId, stackId, requestId);
  }
}
