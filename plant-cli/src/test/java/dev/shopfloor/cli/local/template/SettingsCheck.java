package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import dev.shopfloor.cli.local.template.Written.Place;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each parameter that a function's version depends on stands in the content of {@code Settings}.
 *
 * <p>SAM publishes a version when the function's text changes, and the value of a parameter is not
 * in it: what is not in the settings never reaches the alias.
 */
final class SettingsCheck {
  /** What belongs to the alias, to the function as a whole or to the mapping beside it. */
  private static final Set<String> NOT_IN_A_VERSION =
      Set.of("Events", "EventInvokeConfig", "ReservedConcurrentExecutions");

  /**
   * Properties whose change replaces a resource, and so changes its name, ARN or address; of a type
   * that is not here each property counts.
   */
  private static final Map<String, Set<String>> REPLACING =
      Map.ofEntries(
          Map.entry("AWS::AppConfig::HostedConfigurationVersion", Set.of()),
          Map.entry("AWS::DynamoDB::Table", Set.of("TableName", "KeySchema")),
          Map.entry("AWS::EC2::SecurityGroup", Set.of("GroupName", "GroupDescription", "VpcId")),
          Map.entry("AWS::EC2::Subnet", Set.of("VpcId", "CidrBlock", "AvailabilityZone")),
          Map.entry("AWS::EC2::VPC", Set.of("CidrBlock")),
          Map.entry("AWS::Events::EventBus", Set.of("Name")),
          Map.entry("AWS::IAM::Role", Set.of("RoleName", "Path")),
          Map.entry("AWS::KMS::Key", Set.of("KeySpec", "KeyUsage", "MultiRegion")),
          Map.entry("AWS::Logs::LogGroup", Set.of("LogGroupName", "LogGroupClass")),
          Map.entry("AWS::SQS::Queue", Set.of("QueueName", "FifoQueue")),
          Map.entry("AWS::SecretsManager::Secret", Set.of("Name")),
          Map.entry(
              "AWS::Timestream::InfluxDBInstance",
              Set.of(
                  "Name",
                  "NetworkType",
                  "Username",
                  "Password",
                  "Organization",
                  "Bucket",
                  "VpcSubnetIds",
                  "VpcSecurityGroupIds",
                  "PubliclyAccessible")));

  private final Template template;
  private final Faults faults = new Faults();
  private final Set<String> settings;

  private SettingsCheck(String yaml) {
    template = Template.parse(yaml);
    settings =
        Written.of(yaml)
            .find("Resources", "Settings", "Properties", "Content")
            .map(content -> Set.copyOf(Written.named(content)))
            .orElse(Set.of());
    for (Declaration each : template.resources().values()) {
      if (each.type() == ResourceType.FUNCTION) {
        function(each);
      }
    }
  }

  static List<String> faults(String yaml) {
    return new SettingsCheck(yaml).faults.sentences();
  }

  private void function(Declaration function) {
    function
        .properties()
        .entries()
        .forEach((name, value) -> {
          if (!NOT_IN_A_VERSION.contains(name)) {
            Written.below(new Place(function.name() + "." + name, name, value))
                .forEach(this::property);
          }
        });
  }

  private void property(Place place) {
    if (!(place.node() instanceof Intrinsic intrinsic)) {
      return;
    }
    Set<String> parameters = new LinkedHashSet<>();
    intrinsic(intrinsic, parameters, new HashSet<>());
    for (String parameter : parameters) {
      faults.require(
          settings.contains(parameter),
          "Settings.Content lacks %s, on which %s depends; add the line \"%s ${%s}\""
              .formatted(parameter, place.path(), parameter, parameter));
    }
  }

  private void collect(TemplateNode node, Set<String> parameters, Set<String> seen) {
    switch (node) {
      case Scalar scalar -> {}
      case Sequence(var items, int line) -> items.forEach(i -> collect(i, parameters, seen));
      case Mapping(var entries, int line) ->
          entries.forEach((key, value) -> {
            if (key.equals("Condition")) {
              condition(Written.text(value), parameters, seen);
            }
            collect(value, parameters, seen);
          });
      case Intrinsic intrinsic -> intrinsic(intrinsic, parameters, seen);
    }
  }

  private void intrinsic(Intrinsic intrinsic, Set<String> parameters, Set<String> seen) {
    if (intrinsic.name().equals("If")
        && intrinsic.argument() instanceof Sequence(var items, int line)) {
      condition(Written.text(items.getFirst()), parameters, seen);
    }
    if (intrinsic.name().equals("Condition")) {
      condition(Written.text(intrinsic.argument()), parameters, seen);
    }
    Written.named(intrinsic).forEach(name -> named(name, parameters, seen));
    collect(intrinsic.argument(), parameters, seen);
  }

  private void named(String name, Set<String> parameters, Set<String> seen) {
    if (template.parameters().containsKey(name)) {
      parameters.add(name);
    }
    Declaration resource = template.resources().get(name.split("\\.")[0]);
    if (resource == null || !seen.add(resource.name())) {
      return;
    }
    resource.condition().ifPresent(condition -> condition(condition, parameters, seen));
    Set<String> replacing = REPLACING.get(resource.type().typeName());
    resource
        .properties()
        .entries()
        .forEach((property, value) -> {
          if (replacing == null || replacing.contains(property)) {
            collect(value, parameters, seen);
          }
        });
  }

  private void condition(String name, Set<String> parameters, Set<String> seen) {
    TemplateNode node = template.conditions().get(name);
    if (node != null && seen.add("condition " + name)) {
      collect(node, parameters, seen);
    }
  }
}
