package dev.shopfloor.cli.local.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Ways to deploy the template that together make each of its resources and take each branch. */
enum Deployment {
  DEFAULTS(Map.of()),
  // its service takes the role for a token: a secret that is given has no use
  LIVE_ANALYTICS(
      Map.of(
          "TimeSeriesStore", "liveanalytics",
          "TimeSeriesSecretArn", "arn:aws:secretsmanager:eu-local-1:000000000000:secret:influx")),
  YOUR_STORE(
      Map.of(
          "TimeSeriesStore", "influxdb2",
          "MonthlyBudget", "0",
          "TimeSeriesUrl", "https://influx.example:8086",
          "TimeSeriesSecretArn", "arn:aws:secretsmanager:eu-local-1:000000000000:secret:influx")),
  PRIVATE_SYSTEMS(
      Map.of(
          "TimeSeriesStore", "influxdb3",
          "TimeSeriesUrl", "http://10.0.0.9:8181",
          "VpcId", "vpc-0a1",
          "SubnetIds", "subnet-0a1,subnet-0b2",
          "CmmsNetwork", "vpc",
          "CmmsProfile", "plant-cmms",
          "CmmsUrl", "https://cmms.example",
          "CmmsSecretArn", "arn:aws:secretsmanager:eu-local-1:000000000000:secret:cmms")),
  STORE_IN_YOUR_VPC(
      Map.of(
          "VpcId", "vpc-0a1",
          "SubnetIds", "subnet-0a1,subnet-0b2",
          "StoreReadersSecurityGroupId", "sg-0a1",
          "DeletionProtection", "true")),
  STREAM(Map.of("IngestMode", "Stream")),
  NEW_KEY(Map.of("EncryptionKey", "create", "IngestMode", "Stream")),
  YOUR_KEY(
      Map.of(
          "EncryptionKey", "arn:aws:kms:eu-local-1:000000000000:key/1",
          "SparkplugTopicFilter", "")),
  OPERATED(
      Map.of(
          "ReservedConcurrency", "20",
          "AlarmEmail", "plant@example.com",
          "RedriveIngestFailures", "true",
          "SiteWiseTopicFilter", Deployment.SITEWISE));

  static final String SITEWISE = "$aws/sitewise/asset-models/+/assets/+/properties/+";

  private final Map<String, String> parameters;

  Deployment(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** The stack that it makes. */
  Stack of(Template template) {
    LocalNames names = SmallTemplate.NAMES;
    return new Stack(this, names, template.resolve(names, parameters));
  }

  /** The stacks that all of them make. */
  static List<Stack> stacks(String yaml) {
    Template template = Template.parse(yaml);
    return Arrays.stream(values()).map(each -> each.of(template)).toList();
  }

  @Override
  public String toString() {
    return parameters.isEmpty() ? "the defaults" : parameters.toString();
  }
}
