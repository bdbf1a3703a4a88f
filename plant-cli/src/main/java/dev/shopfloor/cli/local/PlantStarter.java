package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.bus.EventBus;
import dev.shopfloor.cli.local.cmms.SmallCmms;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.functions.InFlight;
import dev.shopfloor.cli.local.queues.Queues;
import dev.shopfloor.cli.local.rules.Broker;
import dev.shopfloor.cli.local.rules.Feeder;
import dev.shopfloor.cli.local.rules.IotData;
import dev.shopfloor.cli.local.tables.Tables;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.TemplateReader;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** Starts the plant: reads the template, then the parts side by side, then functions and rules. */
final class PlantStarter {
  /**
   * Invocations of a function at once that messages invoke directly; this machine has few cores.
   */
  private static final int DIRECT_ENVIRONMENTS = 2;

  private final PlantOptions options;
  private final CloseAll closing;
  private final SimulatedClock clock;
  private final int queuePort = Ports.free();
  private final int timeSeriesPort;
  private final int cmmsPort;
  private final int brokerPort;
  private final LocalNames names = LocalNames.forQueuesAt("http://127.0.0.1:" + queuePort);

  PlantStarter(PlantOptions options, CloseAll closing) {
    this.options = options;
    this.closing = closing;
    this.timeSeriesPort = Ports.orFree(options.ports().timeSeries());
    this.cmmsPort = Ports.orFree(options.ports().cmms());
    this.brokerPort = Ports.orFree(options.ports().broker());
    this.clock = new SimulatedClock(options.start());
  }

  LocalPlant start(Progress progress) throws StartException, InterruptedException {
    PlantTemplate template;
    try {
      template = new TemplateReader(names, parameters()).read(options.template());
      Files.createDirectories(options.directory());
    } catch (IOException e) {
      throw new StartException("cannot read " + options.template() + ": " + e.getMessage(), e);
    }
    Functions.useLocalCredentials();
    try (Starter starter = new Starter(progress, closing)) {
      return start(template, starter);
    }
  }

  private LocalPlant start(PlantTemplate template, Starter starter)
      throws StartException, InterruptedException {
    Path directory = options.directory();
    Future<TimeSeries> timeSeries =
        starter.part(
            "time-series database",
            () -> TimeSeries.start(timeSeriesPort, directory.resolve("timeseries")));
    Future<Queues> queueing =
        starter.part(
            "queues",
            () -> {
              Queues started = Queues.start(queuePort, names.region(), names.account());
              started.create(template.queues());
              return started;
            });
    Future<Tables> tabling =
        starter.part(
            "tables",
            () -> {
              Path kept = options.keepTables() ? directory.resolve("tables") : null;
              Tables started = Tables.start(options.dynamoDbLibrary(), names.region(), kept);
              started.create(template.tables());
              return started;
            });
    Future<Broker> broking =
        starter.part("MQTT broker", () -> Broker.start(brokerPort, directory.resolve("broker")));
    Future<SmallCmms> maintaining =
        starter.part(
            "maintenance system",
            () ->
                SmallCmms.start(
                    cmmsPort, directory.resolve("cmms"), clock, options.zone(), options.page()));
    Queues queues = Starter.await(queueing);
    Future<EventBus> bussing =
        starter.part(
            "event bus",
            () ->
                EventBus.start(
                    template,
                    names,
                    (url, body) ->
                        queues.client().sendMessage(r -> r.queueUrl(url).messageBody(body)),
                    clock,
                    options.events()));
    Tables tables = Starter.await(tabling);
    EventBus bus = Starter.await(bussing);
    Stores stores =
        new Stores(
            tables.client(),
            queues.client(),
            Starter.await(timeSeries),
            Starter.await(maintaining));
    Starter.await(broking);
    Future<IotData> publishing = starter.part("publishing", () -> IotData.start(brokerPort));
    Starter.await(
        starter.task(
            "plant model",
            () -> {
              options.seed().fill(stores);
              return stores;
            }));
    Functions functions =
        new Functions(
            names, endpoints(tables, bus, Starter.await(publishing)), clock, options.ledger());
    Map<String, FunctionHost> hosts = hosts(template, starter, functions);
    InFlight inFlight = new InFlight();
    Wiring wiring =
        Starter.await(
            starter.part(
                "rules",
                () -> Wiring.connect(template, hosts, queues, brokerPort, clock, inFlight)));
    Feeder feeder = closing.add(Feeder.connect(brokerPort));
    return new LocalPlant(
        template,
        clock,
        stores,
        queues,
        bus,
        wiring,
        feeder,
        brokerPort,
        functions,
        hosts,
        inFlight,
        closing);
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("EnvironmentName", "local");
    parameters.put("TimeSeriesStore", "questdb");
    parameters.put("TimeSeriesUrl", "http://127.0.0.1:" + timeSeriesPort);
    parameters.put("CmmsProfile", "plant-cmms");
    parameters.put("CmmsUrl", "http://127.0.0.1:" + cmmsPort);
    // Under replay a tick must not wait for its groups to be spread over a real minute.
    parameters.put("TickSpreadSeconds", "0");
    parameters.putAll(options.parameters());
    return parameters;
  }

  private Map<String, String> endpoints(Tables tables, EventBus bus, IotData publishing) {
    return Map.of(
        "AWS_ENDPOINT_URL_SQS", names.queueEndpoint(),
        "AWS_ENDPOINT_URL_DYNAMODB", tables.url(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE", bus.url(),
        "AWS_ENDPOINT_URL_IOT_DATA_PLANE", publishing.url());
  }

  private Map<String, FunctionHost> hosts(
      PlantTemplate template, Starter starter, Functions functions)
      throws StartException, InterruptedException {
    Map<String, Future<FunctionHost>> starting = new LinkedHashMap<>();
    for (FunctionSpec function : template.functions()) {
      boolean direct =
          template.topicRules().stream()
              .anyMatch(r -> template.functionByArn(r.functionArn()).equals(Optional.of(function)));
      starting.put(
          function.name(),
          starter.task(
              function.name(), () -> functions.host(function, direct ? DIRECT_ENVIRONMENTS : 1)));
    }
    Map<String, FunctionHost> hosts = new HashMap<>();
    for (Map.Entry<String, Future<FunctionHost>> entry : starting.entrySet()) {
      hosts.put(entry.getKey(), Starter.await(entry.getValue()));
    }
    return hosts;
  }
}
