package dev.shopfloor.cli.local.rules;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limits of AWS IoT Core on what a client publishes: who breaks one is disconnected, as there.
 */
public final class FrontDoor implements MQTTInterceptor {
  /** Largest payload, bytes. */
  public static final int MAX_PAYLOAD_BYTES = 128 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private static final int MAX_TOPIC_BYTES = 256;
  private static final int MAX_TOPIC_SLASHES = 7;

  /** Artemis creates it by its name. */
  public FrontDoor() {}

  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (!(packet instanceof MqttPublishMessage publish)) {
      return true;
    }
    Optional<String> refusal =
        refusal(
            publish.variableHeader().topicName(),
            publish.payload().readableBytes(),
            publish.fixedHeader().qosLevel().value());
    refusal.ifPresent(reason -> {
      LOG.warn("disconnected {}: {}", connection.getClientID(), reason);
      connection.destroy();
    });
    return refusal.isEmpty();
  }

  /**
   * Why IoT Core would not take a message; empty when it would.
   *
   * @param payloadBytes size of the payload
   * @param qos quality of service, 0 to 2
   */
  static Optional<String> refusal(String topic, int payloadBytes, int qos) {
    if (payloadBytes > MAX_PAYLOAD_BYTES) {
      return Optional.of(
          "payload of %d bytes on %s; IoT Core takes at most %d"
              .formatted(payloadBytes, topic, MAX_PAYLOAD_BYTES));
    }
    if (topic.getBytes(StandardCharsets.UTF_8).length > MAX_TOPIC_BYTES) {
      return Optional.of("topic longer than " + MAX_TOPIC_BYTES + " bytes: " + topic);
    }
    if (topic.chars().filter(c -> c == '/').count() > MAX_TOPIC_SLASHES) {
      return Optional.of("topic with more than " + MAX_TOPIC_SLASHES + " slashes: " + topic);
    }
    if (topic.isEmpty()
        || topic.startsWith("$")
        || topic.contains("+")
        || topic.contains("#")
        || topic.indexOf(0) >= 0) {
      return Optional.of("topic \"" + topic + "\" is empty, reserved or holds a wildcard");
    }
    return qos > 1 ? Optional.of("QoS 2, which IoT Core does not offer") : Optional.empty();
  }
}
