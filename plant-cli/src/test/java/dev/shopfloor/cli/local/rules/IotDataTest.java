package dev.shopfloor.cli.local.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import dev.shopfloor.cli.local.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.IotDataPlaneException;

class IotDataTest {
  private static @TempDir Path directory;
  private static Broker broker;
  private static IotData data;
  private static IotDataPlaneClient sdk;

  @BeforeAll
  static void start() throws IOException {
    broker = Broker.start(FreePort.next(), directory);
    data = IotData.start(broker.port());
    sdk =
        IotDataPlaneClient.builder()
            .endpointOverride(URI.create(data.url()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void stop() {
    sdk.close();
    data.close();
    broker.close();
  }

  @Test
  void whatAFunctionPublishesReachesTheMachineThatSubscribes() throws InterruptedException {
    String topic = "spBv1.0/PlantA/NCMD/Line 3 Edge";
    byte[] payload = {8, 1, (byte) 0xff, 0};
    Mqtt3BlockingClient machine =
        MqttClient.builder()
            .identifier("edge")
            .serverHost("127.0.0.1")
            .serverPort(broker.port())
            .useMqttVersion3()
            .buildBlocking();
    machine.connect();
    try (Mqtt3BlockingClient.Mqtt3Publishes commands =
        machine.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL)) {
      machine.subscribeWith().topicFilter("spBv1.0/+/NCMD/+").send();

      sdk.publish(publish -> publish.topic(topic).payload(SdkBytes.fromByteArray(payload)));

      Optional<Mqtt3Publish> command = commands.receive(20, TimeUnit.SECONDS);
      assertThat(command).isPresent();
      assertThat(command.get().getTopic()).hasToString(topic);
      assertThat(command.get().getPayloadAsBytes()).isEqualTo(payload);
    } finally {
      machine.disconnect();
    }
  }

  @Test
  void whatIotCoreWouldNotTakeIsRefusedHereToo() {
    assertThatThrownBy(() ->
            sdk.publish(publish -> publish.topic("a/+/b").payload(SdkBytes.fromUtf8String("x"))))
        .isInstanceOf(IotDataPlaneException.class)
        .extracting(refused -> ((IotDataPlaneException) refused).statusCode())
        .isEqualTo(400);
  }
}
