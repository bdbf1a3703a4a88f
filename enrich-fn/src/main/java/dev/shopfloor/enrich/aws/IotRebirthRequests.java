package dev.shopfloor.enrich.aws;

import dev.shopfloor.enrich.RebirthRequests;
import dev.shopfloor.enrich.sparkplug.RebirthCommand;
import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClientBuilder;

/** Publishes rebirth commands through IoT Core. */
final class IotRebirthRequests implements RebirthRequests {
  /** The address of the account's message broker, such as {@code https://x-ats.iot...}. */
  static final String ENDPOINT = "IOT_DATA_ENDPOINT";

  private static final Logger LOG = LoggerFactory.getLogger(IotRebirthRequests.class);
  private static final String SERVICE = "IOT_DATA_PLANE";

  private final IotDataPlaneClient iot;

  IotRebirthRequests(IotDataPlaneClient iot) {
    this.iot = iot;
  }

  /** Requests by these settings; none are made where no endpoint is set. */
  static RebirthRequests of(AwsClients clients, Environment environment) {
    Optional<URI> endpoint = environment.optionalUrl(ENDPOINT).map(URI::create);
    if (endpoint.isEmpty() && new Endpoints(environment).of(SERVICE).isEmpty()) {
      LOG.info("{} is not set: Sparkplug edge nodes are never asked for their births", ENDPOINT);
      return NONE;
    }
    IotDataPlaneClientBuilder builder = IotDataPlaneClient.builder();
    endpoint.ifPresent(builder::endpointOverride);
    return new IotRebirthRequests(clients.client(builder, SERVICE));
  }

  @Override
  public boolean ask(String source, long rx) {
    Optional<RebirthCommand> command = RebirthCommand.to(source, rx);
    if (command.isEmpty()) {
      return false;
    }
    try {
      iot.publish(publish ->
          publish
              .topic(command.get().topic())
              .qos(0)
              .payload(SdkBytes.fromByteArray(command.get().payload())));
      return true;
    } catch (SdkException failure) {
      LOG.warn("{} could not be asked for its births; the next gap asks again", source, failure);
      return false;
    }
  }
}
