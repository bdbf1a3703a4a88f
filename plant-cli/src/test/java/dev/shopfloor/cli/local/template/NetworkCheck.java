package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import dev.shopfloor.cli.local.template.Role.Grant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In the network that the stack makes, which has no way to the internet, each function reaches what
 * it calls; without an endpoint a call would hang until the function's timeout.
 */
final class NetworkCheck {
  private final Faults faults = new Faults();

  private NetworkCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      if (!stack.each(ResourceType.VPC).isEmpty()) {
        stack.each(ResourceType.FUNCTION).forEach(function -> function(stack, function));
        stack.each(ResourceType.ENDPOINT).forEach(endpoint -> endpoint(stack, endpoint));
      }
      stack.each(ResourceType.INFLUX).forEach(instance -> instance(stack, instance));
    }
  }

  static List<String> faults(String yaml) {
    return new NetworkCheck(yaml).faults.sentences();
  }

  private void function(Stack stack, Resource function) {
    if (!function.properties().has("VpcConfig")) {
      return;
    }
    Set<String> services = new TreeSet<>();
    CodeNeeds.of(stack, function, faults).stream()
        .map(Grant::action)
        .map(action -> action.substring(0, action.indexOf(':')))
        .forEach(services::add);
    if (stack.each(ResourceType.STORE_ACCESS).stream()
        .flatMap(custom -> custom.properties().optionalText("ServiceToken").stream())
        .anyMatch(token -> stack.function(token).filter(function::equals).isPresent())) {
      // CloudFormation takes the answer of a custom resource by S3
      services.add("s3");
    }
    for (String service : services) {
      faults.require(
          stack.each(ResourceType.ENDPOINT).stream()
              .anyMatch(
                  endpoint -> endpoint.properties().text("ServiceName").endsWith("." + service)),
          "%s calls %s from the stack's own network; give an endpoint for it"
              .formatted(function.name(), service));
    }
  }

  private void endpoint(Stack stack, Resource endpoint) {
    Properties properties = endpoint.properties();
    if (LossCheck.has(properties, "VpcEndpointType", "Interface")) {
      faults.require(
          properties.texts("SecurityGroupIds").stream()
              .anyMatch(group -> letsFunctionsIn(stack, group, "443")),
          endpoint.name() + ".SecurityGroupIds must let FunctionSecurityGroup in at 443");
      faults.require(
          LossCheck.has(properties, "PrivateDnsEnabled", "true"),
          endpoint.name() + ".PrivateDnsEnabled must be true; clients ask for the usual name");
    }
  }

  private void instance(Stack stack, Resource instance) {
    faults.require(
        instance.properties().texts("VpcSecurityGroupIds").stream()
            .anyMatch(group -> letsFunctionsIn(stack, group, "8086")),
        instance.name() + ".VpcSecurityGroupIds must let FunctionSecurityGroup in at 8086");
    faults.require(
        stack.each(ResourceType.SECURITY_GROUP).stream()
            .flatMap(group -> group.properties().mappings("SecurityGroupIngress").stream())
            .noneMatch(rule -> rule.has("CidrIp") || rule.has("CidrIpv6")),
        "a security group lets addresses in; let security groups in, by SourceSecurityGroupId");
  }

  private static boolean letsFunctionsIn(Stack stack, String group, String port) {
    return stack.each(ResourceType.SECURITY_GROUP).stream()
        .filter(each -> group.equals(each.name() + ".GroupId"))
        .flatMap(each -> each.properties().mappings("SecurityGroupIngress").stream())
        .anyMatch(rule ->
            LossCheck.has(rule, "IpProtocol", "tcp")
                && LossCheck.has(rule, "FromPort", port)
                && LossCheck.has(rule, "ToPort", port)
                && LossCheck.has(rule, "SourceSecurityGroupId", "FunctionSecurityGroup.GroupId"));
  }
}
