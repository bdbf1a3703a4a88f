package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.stack.DeployedStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * A stack as CloudFormation tells of it.
 *
 * @param name as the user gave it
 * @param region such as {@code eu-central-1}
 * @param status such as {@code UPDATE_COMPLETE}
 * @param reason why it has that status; empty where nothing is said
 * @param changed when it was last created or updated
 * @param drifted whether the last look for drift found some; nobody may have looked for years
 * @param parameters their values in force
 * @param resources all that it consists of
 * @param now the time as AWS has it
 * @param ahead how far this computer's clock is ahead of that
 */
record StackView(
    String name,
    String region,
    String status,
    String reason,
    Instant changed,
    boolean drifted,
    Map<String, String> parameters,
    List<Resource> resources,
    Instant now,
    Duration ahead) {
  /** Copies the collections. */
  StackView {
    parameters = Map.copyOf(parameters);
    resources = List.copyOf(resources);
  }

  /** Looks at a stack; {@code clock} is this computer's. */
  static StackView of(String name, DeployedStack deployed, Clock clock) {
    DescribeStacksResponse described = deployed.description();
    Instant local = clock.instant();
    Instant now =
        described
            .sdkHttpResponse()
            .firstMatchingHeader("Date")
            .map(
                date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
            .orElse(local);
    Stack stack = described.stacks().getFirst();
    Map<String, String> parameters = new HashMap<>();
    for (Parameter parameter : stack.parameters()) {
      parameters.put(parameter.parameterKey(), parameter.parameterValue());
    }
    String reason = stack.stackStatusReason();
    Instant updated = stack.lastUpdatedTime();
    return new StackView(
        name,
        deployed.region().id(),
        stack.stackStatusAsString(),
        reason == null ? "" : reason,
        updated == null ? stack.creationTime() : updated,
        stack.driftInformation() != null
            && stack.driftInformation().stackDriftStatus() == StackDriftStatus.DRIFTED,
        parameters,
        deployed.resources().stream().map(Resource::of).toList(),
        now,
        Duration.between(now, local));
  }

  /** A parameter's value; empty where this stack has no such parameter. */
  String parameter(String key) {
    return parameters.getOrDefault(key, "");
  }

  /** The environment's name, a dimension of all our metrics. */
  String environment() {
    return parameter("EnvironmentName");
  }

  /** The resource of this logical id. */
  Optional<Resource> resource(String id) {
    return resources.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** All resources of a type. */
  List<Resource> ofType(String type) {
    return resources.stream().filter(each -> each.type().equals(type)).toList();
  }

  /** How long ago something was. */
  Duration since(Instant then) {
    return Duration.between(then, now);
  }

  /**
   * Something that the stack consists of.
   *
   * @param id its logical id in the template
   * @param type such as {@code AWS::SQS::Queue}
   * @param name what CloudFormation knows it by; null while there is none
   * @param status such as {@code CREATE_COMPLETE}
   */
  record Resource(String id, String type, @Nullable String name, String status) {
    private static Resource of(StackResourceSummary summary) {
      return new Resource(
          summary.logicalResourceId(),
          summary.resourceType(),
          summary.physicalResourceId(),
          summary.resourceStatusAsString());
    }

    /** What it is known by; empty while there is none. */
    String physical() {
      return name == null ? "" : name;
    }
  }
}
