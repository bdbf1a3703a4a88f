package dev.shopfloor.cli.local.rules;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.util.Optional;

/** IoT Core's data plane as far as functions use it: publishing a message over HTTP. */
public final class IotData implements AutoCloseable {
  private static final String TOPICS = "/topics/";

  private final Mqtt5BlockingClient client;
  private final LoopbackServer server;

  private IotData(Mqtt5BlockingClient client, LoopbackServer server) {
    this.client = client;
    this.server = server;
  }

  /**
   * Starts it in front of a broker.
   *
   * @throws IOException when no port is free
   */
  public static IotData start(int brokerPort) throws IOException {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .identifier("iot-data")
            .serverHost("127.0.0.1")
            .serverPort(brokerPort)
            .useMqttVersion5()
            .buildBlocking();
    client.connectWith().cleanStart(true).send();
    return new IotData(
        client,
        LoopbackServer.start(0, FrontDoor.MAX_PAYLOAD_BYTES, request -> answer(client, request)));
  }

  private static Response answer(Mqtt5BlockingClient client, Request request) {
    if (!request.method().equals("POST") || !request.path().startsWith(TOPICS)) {
      return Response.json(404, "{\"message\":\"only POST /topics/{topic} is known here\"}");
    }
    String topic = request.path().substring(TOPICS.length());
    Optional<String> refusal = FrontDoor.refusal(topic, request.body().length, 0);
    if (refusal.isPresent()) {
      return Response.json(400, "{\"message\":\"the message would not be taken\"}");
    }
    client.publishWith().topic(topic).payload(request.body()).qos(MqttQos.AT_LEAST_ONCE).send();
    return Response.json(200, "{}");
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    client.disconnect();
  }
}
