package dev.shopfloor.cli.local.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import dev.shopfloor.cli.local.FreePort;
import dev.shopfloor.cli.local.functions.AsyncInvoker;
import dev.shopfloor.cli.local.functions.InFlight;
import dev.shopfloor.cli.local.functions.ScriptedHandler;
import dev.shopfloor.cli.local.template.RuleSql;
import dev.shopfloor.cli.local.template.TopicRuleSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesEngineTest {
  private static final Instant PLANT_TIME = Instant.parse("2017-06-12T06:00:00Z");
  private static @TempDir Path directory;
  private static Broker broker;

  private final ScriptedHandler handler = new ScriptedHandler();
  private final InFlight inFlight = new InFlight();
  private final AsyncInvoker invoker =
      new AsyncInvoker(
          handler.host(ScriptedHandler.spec(Optional.empty())),
          Optional.empty(),
          json -> {},
          Clock.systemUTC(),
          inFlight);
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Boolean> taken = new LinkedBlockingQueue<>();
  private final RulesEngine engine =
      RulesEngine.start(
          broker.port(),
          List.of(
              new RulesEngine.Rule(
                  new TopicRuleSpec(
                      "TestRule",
                      "2016-03-23",
                      RuleSql.parse(
                          "SELECT encode(*, 'base64') AS data, topic() AS topic, timestamp() AS rx,"
                              + " clientid() AS client, traceid() AS trace FROM 'plant/#'"),
                      "arn:function",
                      Optional.of("url")),
                  invoker,
                  refused::add)),
          Clock.fixed(PLANT_TIME, ZoneOffset.UTC),
          taken::add);

  @BeforeAll
  static void startBroker() {
    broker = Broker.start(FreePort.next(), directory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @AfterEach
  void stop() {
    engine.close();
    invoker.close();
  }

  @Test
  void aReplayedMessageKeepsItsReceiveTimeAndEveryByte() throws Exception {
    try (Feeder feeder = Feeder.connect(broker.port())) {
      feeder.publish("plant/l1/press", new byte[] {(byte) 0xff, 0}, 1497225600123L).join();
      assertThat(taken.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    invoker.close();
    assertThat(handler.events())
        .containsExactly(
            "{\"data\":\"/wA=\",\"topic\":\"plant/l1/press\",\"rx\":1497225600123,"
                + "\"client\":\"plant-replay\",\"trace\":\"00000000-0000-0000-0000-000000000001\"}");
  }

  @Test
  void aMachinesOwnMessageIsReceivedByThePlantsClock() throws Exception {
    Mqtt3BlockingClient machine = machine();
    machine.publishWith().topic("plant/x").payload("{}".getBytes(StandardCharsets.UTF_8)).send();

    assertThat(taken.poll(10, TimeUnit.SECONDS)).isFalse();
    machine.disconnect();
    invoker.close();
    assertThat(handler.events())
        .singleElement()
        .asString()
        .contains("\"rx\":" + PLANT_TIME.toEpochMilli())
        .contains("\"data\":\"e30=\"");
  }

  @Test
  void aTopicOutsideTheFilterReachesNoFunction() throws Exception {
    assertThat(engine.matching("office/x")).isZero();
    assertThat(engine.matching("plant/x")).isOne();
    try (Feeder feeder = Feeder.connect(broker.port())) {
      feeder.publish("office/x", new byte[] {1}, 1L).join();
      feeder.publish("plant/x", new byte[] {1}, 2L).join();
      assertThat(taken.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    invoker.close();
    assertThat(handler.events()).singleElement().asString().contains("\"topic\":\"plant/x\"");
  }

  @Test
  void aRefusedHandOverGoesToTheErrorActionWithTheOriginalBytes() throws Exception {
    invoker.close();
    try (Feeder feeder = Feeder.connect(broker.port())) {
      feeder.publish("plant/x", new byte[] {(byte) 0xff}, 5L).join();
      assertThat(taken.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(handler.events()).isEmpty();
    assertThat(refused)
        .singleElement()
        .asString()
        .contains("\"ruleName\":\"TestRule\"")
        .contains("\"base64OriginalPayload\":\"/w==\"")
        .contains("\"failedResource\":\"arn:function\"")
        .contains("TestFunction is being stopped");
  }

  @Test
  void aLargestAllowedPayloadArrivesWhole() throws Exception {
    try (Feeder feeder = Feeder.connect(broker.port())) {
      feeder.publish("plant/x", new byte[FrontDoor.MAX_PAYLOAD_BYTES], 5L).join();
      assertThat(taken.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    invoker.close();
    assertThat(handler.events()).singleElement().asString().hasSizeGreaterThan(174_000);
  }

  @Test
  void aClientThatSendsTooMuchIsDisconnectedAndNothingArrives() throws Exception {
    Mqtt3BlockingClient machine = machine();
    byte[] tooLarge = new byte[FrontDoor.MAX_PAYLOAD_BYTES + 1];

    assertThatThrownBy(() ->
        machine.publishWith().topic("plant/x").payload(tooLarge).qos(MqttQos.AT_LEAST_ONCE).send());

    assertThat(taken).isEmpty();
  }

  private static Mqtt3BlockingClient machine() {
    Mqtt3BlockingClient client =
        MqttClient.builder()
            .identifier("press-7")
            .serverHost("127.0.0.1")
            .serverPort(broker.port())
            .useMqttVersion3()
            .buildBlocking();
    client.connect();
    return client;
  }
}
