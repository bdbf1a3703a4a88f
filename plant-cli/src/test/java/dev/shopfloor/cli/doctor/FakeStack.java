package dev.shopfloor.cli.doctor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A deployed stack that is well, and what a test makes ill of it. */
final class FakeStack {
  static final String NAME = "plant-dev";

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> facts = new HashMap<>();
  private final Map<String, Double> metrics = new HashMap<>();
  private final Map<String, String> broken = new HashMap<>();
  private final Set<String> denied = new LinkedHashSet<>();

  FakeStack() {
    parameters.put("EnvironmentName", "dev");
    parameters.put("PlantTopicFilter", "plant/#");
    parameters.put("TimeSeriesStore", "timestream-influxdb");
    parameters.put("CmmsProfile", "dry-run");
    parameters.put("DeletionProtection", "false");
    parameters.put("RunbookUrl", "https://wiki.example/runbooks");
    type("AWS::IoT::TopicRule", "PlantTopicRule", "SparkplugTopicRule");
    type("AWS::Events::Rule", "AlertEventRule", "AssetAlarmEventRule");
    type("AWS::Scheduler::Schedule", "OeeSchedule", "OutboxSchedule");
    for (String queue : new String[] {"Telemetry", "Production", "Tick", "Alert"}) {
      type("AWS::SQS::Queue", queue + "Queue", queue + "QueueDeadLetterQueue");
    }
    type("AWS::SQS::Queue", "IngestFailureQueue", "TimeSeriesSetupFailureQueue");
    type(
        "AWS::Lambda::EventSourceMapping",
        "IngestFailureMapping",
        "TimestreamWriterFunctionTelemetry",
        "OeeFunctionProduction",
        "OeeFunctionTick",
        "AlertToWorkOrderFunctionAlert");
    type(
        "AWS::Lambda::Function",
        "EnrichFunction",
        "TimestreamWriterFunction",
        "OeeFunction",
        "AlertToWorkOrderFunction",
        "TimeSeriesSetupFunction");
    type("AWS::SecretsManager::Secret", "TimeSeriesTokenSecret");
    type("AWS::Timestream::InfluxDBInstance", "TimeSeriesInstance");
    type(
        "AWS::DynamoDB::Table",
        "RegistryTable",
        "SourceStateTable",
        "OeeTable",
        "WorkOrderTable",
        "QuarantineTable");
    type("AWS::SNS::Topic", "AlarmTopic");
    type("AWS::CloudWatch::Alarm", "TelemetryQueueAgeAlarm", "TicksLateAlarm");
    type("AWS::CloudWatch::CompositeAlarm", "PlantDataLateAlarm");
    type("AWS::Lambda::Alias", "EnrichFunctionAliaslive");
    names.put("AlertEventRule", "dev-shopfloor|plant-dev-AlertEventRule");
    names.put("AlarmTopic", "arn:aws:sns:eu-test-1:123456789012:plant-dev-AlarmTopic");
    metrics.put("Shopfloor/points/writer/stored", 30.0);
    metrics.put("Shopfloor/points/writer/taken", 30.0);
    metrics.put("Shopfloor/messages/enrich/taken", 12.0);
    metrics.put("Shopfloor/messages/enrich/decoded", 11.0);
    metrics.put("Shopfloor/messages/enrich/ignored", 1.0);
    metrics.put("Shopfloor/points/enrich/taken", 40.0);
    metrics.put("Shopfloor/points/enrich/forwarded", 40.0);
    metrics.put("Shopfloor/points/oee/taken", 10.0);
    metrics.put("Shopfloor/points/oee/stored", 10.0);
    metrics.put("Shopfloor/alerts/workorder/taken", 1.0);
    metrics.put("Shopfloor/alerts/workorder/stored", 1.0);
    metrics.put("Shopfloor/tickAge/oee/done", 21.0);
    metrics.put("Shopfloor/pendingAge/workorder/oldest", 0.0);
    metrics.put("Shopfloor/breaker/workorder/open", 0.0);
  }

  private void type(String type, String... ids) {
    for (String id : ids) {
      add(id, type);
    }
  }

  void add(String id, String type) {
    types.put(id, type);
    names.put(id, NAME + "-" + id);
  }

  void remove(String id) {
    types.remove(id);
  }

  Map<String, String> types() {
    return types;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  void set(String parameter, String value) {
    parameters.put(parameter, value);
  }

  /** What CloudFormation knows a resource by. */
  String name(String id) {
    return names.getOrDefault(id, "");
  }

  void named(String id, String name) {
    names.put(id, name);
  }

  /** The logical id of what has this name, ARN or URL. */
  String logical(String name) {
    return names.entrySet().stream()
        .filter(each -> each.getValue().equals(name) || each.getValue().endsWith("|" + name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Something of a part that is not as it should be. */
  void is(String id, String what, String value) {
    facts.put(id + "." + what, value);
  }

  String fact(String id, String what, String usual) {
    return facts.getOrDefault(id + "." + what, usual);
  }

  /** A metric's value in each period; none where it is below 0. */
  void metric(String key, double value) {
    metrics.put(key, value);
  }

  double metric(String key) {
    return metrics.getOrDefault(key, -1.0);
  }

  void deny(String action) {
    denied.add(action);
  }

  Set<String> denied() {
    return denied;
  }

  void breaks(String action, String code) {
    broken.put(action, code);
  }

  String broken(String action) {
    return broken.getOrDefault(action, "");
  }
}
