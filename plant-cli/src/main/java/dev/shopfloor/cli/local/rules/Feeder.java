package dev.shopfloor.cli.local.rules;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes recorded messages with the times at which they were received. */
public final class Feeder implements AutoCloseable {
  private static final String CLIENT_ID = "plant-replay";

  private final Mqtt5AsyncClient client;
  private final AtomicLong count = new AtomicLong();

  private Feeder(Mqtt5AsyncClient client) {
    this.client = client;
  }

  /** Connects to the broker of this machine. */
  public static Feeder connect(int brokerPort) {
    Mqtt5AsyncClient client =
        MqttClient.builder()
            .identifier(CLIENT_ID)
            .serverHost("127.0.0.1")
            .serverPort(brokerPort)
            .useMqttVersion5()
            .buildAsync();
    client.connectWith().cleanStart(true).send().join();
    return new Feeder(client);
  }

  /**
   * Why the front door would turn a message away; empty when it would let it in.
   *
   * @param payloadBytes size of the payload
   */
  public static Optional<String> refusal(String topic, int payloadBytes) {
    return FrontDoor.refusal(topic, payloadBytes, 1);
  }

  /**
   * Publishes a message; the future ends when the broker has it.
   *
   * @param receivedAt epoch milliseconds
   */
  public CompletableFuture<Mqtt5PublishResult> publish(
      String topic, byte[] payload, long receivedAt) {
    // Trace ids by number make two runs of one recording alike.
    String trace = new UUID(0L, count.incrementAndGet()).toString();
    return client
        .publishWith()
        .topic(topic)
        .payload(payload)
        .qos(MqttQos.AT_LEAST_ONCE)
        .userProperties()
        .add(RulesEngine.RECEIVED_AT, Long.toString(receivedAt))
        .add(RulesEngine.TRACE_ID, trace)
        .add(RulesEngine.CLIENT_ID, CLIENT_ID)
        .applyUserProperties()
        .send();
  }

  @Override
  public void close() {
    client.disconnect().join();
  }
}
