package dev.shopfloor.cli.local.template;

import java.util.Map;

/** Small templates of the tests' own, read as the local plant reads the whole one. */
final class SmallTemplate {
  static final LocalNames NAMES = LocalNames.forQueuesAt("http://127.0.0.1:9324");
  static final String ACCOUNT = "eu-local-1:000000000000:";

  private SmallTemplate() {}

  static Resolved resolve(String yaml) {
    return resolve(yaml, Map.of());
  }

  static Resolved resolve(String yaml, Map<String, String> parameters) {
    return Template.parse(yaml).resolve(NAMES, parameters);
  }

  static PlantTemplate read(String yaml) {
    return new TemplateReader(NAMES, Map.of()).read(yaml);
  }

  /** What an expression gives as a queue's tag, beside the other lines of the template. */
  static TemplateNode value(String expression, String... lines) {
    String yaml =
        String.join("\n", lines)
            + "\nResources:\n  Asks:\n    Type: AWS::SQS::Queue\n    Properties:\n"
            + "      Tags: "
            + expression
            + "\n"
            + "  Bus: {Type: AWS::Events::EventBus, Properties: {Name: dev-bus}}\n"
            + "  Fn: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}\n"
            + "  Plain: {Type: AWS::Serverless::Function}\n"
            + "  Net: {Type: AWS::EC2::VPC}\n"
            + "  Store: {Type: AWS::Timestream::InfluxDBInstance}\n"
            + "  Token: {Type: AWS::SecretsManager::Secret}\n"
            + "  Access: {Type: 'Custom::TimeSeriesAccess'}\n";
    return resolve(yaml).resources().getFirst().properties().node("Tags");
  }

  /** The one text that an expression gives. */
  static String text(String expression, String... lines) {
    return ((TemplateNode.Scalar) value(expression, lines)).text();
  }
}
