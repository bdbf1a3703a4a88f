package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.doctor.StackView.Resource;
import java.util.List;

/** The way of a reading through a stack, and with it the order in which faults matter. */
enum Way {
  STACK("The stack"),
  IN("The way in", "Plant", "Sparkplug", "Ingest", "Enrich"),
  STORE("Into the store", "Telemetry", "TimeSeries", "TimestreamWriter"),
  PRODUCTION("Production and OEE", "Production", "Tick", "Oee"),
  ORDERS("Alerts and work orders", "Alert", "AssetAlarm", "SiteWise", "Outbox", "Cmms"),
  ELSE("Else"),
  KEPT("What is kept"),
  LEDGER("The ledger of the last day"),
  TOLD("Who is told");

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> begins;

  Way(String title, String... begins) {
    this.title = title;
    this.begins = List.of(begins);
  }

  /** The title of this part of the way. */
  String title() {
    return title;
  }

  /** Where on the way a resource stands. */
  static Way of(Resource resource) {
    return switch (resource.type()) {
      case "AWS::DynamoDB::Table", "AWS::KMS::Key" -> KEPT;
      case "AWS::SNS::Topic" -> TOLD;
      default -> {
        for (Way way : values()) {
          if (way.begins.stream().anyMatch(resource.id()::startsWith)) {
            yield way;
          }
        }
        yield ELSE;
      }
    };
  }
}
