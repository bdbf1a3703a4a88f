package dev.shopfloor.enrich.aws;

import dev.shopfloor.enrich.RebirthRequests;
import dev.shopfloor.enrich.sparkplug.RebirthCommand;
import dev.shopfloor.runtime.aws.AwsClients;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/** Publishes rebirth commands through IoT Core. */
final class IotRebirthRequests implements RebirthRequests {
  private static final Logger LOG = LoggerFactory.getLogger(IotRebirthRequests.class);
  private static final String SERVICE = "IOT_DATA_PLANE";

  private final IotDataPlaneClient iot;

  IotRebirthRequests(IotDataPlaneClient iot) {
    this.iot = iot;
  }

  /**
   * Requests through the account's own message broker: the SDK's regional address leads to it, by
   * the signature.
   */
  static RebirthRequests of(AwsClients clients) {
    return new IotRebirthRequests(clients.client(IotDataPlaneClient.builder(), SERVICE));
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
