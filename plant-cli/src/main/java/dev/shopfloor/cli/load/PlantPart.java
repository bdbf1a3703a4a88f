package dev.shopfloor.cli.load;

import java.util.List;

/** The parts of the local plant that take CPU, told apart by their threads' names. */
enum PlantPart {
  /** The load's own sender, which is the process's main thread, and its watch and probe. */
  LOAD("the load itself", List.of("main", "load-")),
  /** MQTT broker. */
  BROKER("MQTT broker", List.of("Thread-", "ActiveMQ", "activemq-", "artemis")),
  /** MQTT clients of sender and rules. */
  MQTT_CLIENTS("MQTT clients and rules", List.of("com.hivemq", "Rx", "nioEventLoop")),
  /** Handlers that messages invoke. */
  ENRICH("EnrichFunction", List.of("invoke-")),
  /** The writer and the poller of its queue. */
  WRITER("TimestreamWriterFunction and its poller", List.of("flow-TelemetryQueue")),
  /** OEE and the pollers of its queues. */
  OEE("OeeFunction and its pollers", List.of("flow-ProductionQueue", "flow-TickQueue")),
  /** Other event sources. */
  OTHER_POLLERS("other pollers", List.of("flow-", "poll-")),
  /** ElasticMQ. */
  QUEUES("queues (ElasticMQ)", List.of("shopfloor-queues", "elasticmq")),
  /** QuestDB. */
  STORE(
      "time-series database (QuestDB)",
      List.of("questdb", "shared-", "wal-", "export_", "logging_")),
  /** DynamoDB Local, another process. */
  TABLES("tables (DynamoDB Local)", List.of()),
  /** Page, bus, CMMS and all the rest. */
  OTHER("page, bus and others", List.of()),
  /** Garbage collector and compiler. */
  JVM("JVM: garbage, compiler", List.of());

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> threadNames;

  PlantPart(String title, List<String> threadNames) {
    this.title = title;
    this.threadNames = List.copyOf(threadNames);
  }

  /** For people. */
  String title() {
    return title;
  }

  /** The part to which a thread belongs. */
  static PlantPart ofThread(String name) {
    for (PlantPart part : values()) {
      for (String begin : part.threadNames) {
        if (name.startsWith(begin)) {
          return part;
        }
      }
    }
    return OTHER;
  }
}
