package dev.shopfloor.cli.local.rules;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An MQTT broker (3.1.1 and 5) on loopback with the limits of AWS IoT Core that {@link FrontDoor}
 * keeps.
 */
public final class Broker implements AutoCloseable {
  /** Payload, topic and properties of one packet: IoT Core's 128 KB and room for the rest. */
  private static final int MAX_PACKET_BYTES = FrontDoor.MAX_PAYLOAD_BYTES + 4096;

  private final EmbeddedActiveMQ server;
  private final int port;

  private Broker(EmbeddedActiveMQ server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker.
   *
   * @param directory for the broker's own files; it keeps no messages across a restart
   * @throws IllegalStateException when it does not start, with the reason
   */
  @SuppressWarnings("IllegalCatch") // Artemis declares Exception.
  public static Broker start(int port, Path directory) {
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(configuration(port, directory));
      server.start();
      // Artemis logs a port that is taken and goes on without it.
      if (!server.getActiveMQServer().getRemotingService().getAcceptor("mqtt").isStarted()) {
        server.stop();
        throw new IllegalStateException("port " + port + " is taken");
      }
    } catch (Exception e) {
      throw new IllegalStateException("the MQTT broker does not start: " + e.getMessage(), e);
    }
    return new Broker(server, port);
  }

  private static Configuration configuration(int port, Path directory) throws Exception {
    // No topic aliases: the broker shows an empty topic to whoever looks at a message that uses
    // one.
    String acceptor =
        "tcp://127.0.0.1:%d?protocols=MQTT;maximumPacketSize=%d;topicAliasMaximum=0"
            .formatted(port, MAX_PACKET_BYTES);
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setBrokerInstance(directory.toFile());
    return configuration
        .setName("shopfloor")
        .setPersistenceEnabled(false)
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        // Otherwise a full disk of this machine would stop the machines' messages.
        .setMaxDiskUsage(-1)
        .setJournalDirectory(directory.resolve("journal").toString())
        .setBindingsDirectory(directory.resolve("bindings").toString())
        .setLargeMessagesDirectory(directory.resolve("large").toString())
        .setPagingDirectory(directory.resolve("paging").toString())
        .setIncomingInterceptorClassNames(List.of(FrontDoor.class.getName()))
        .addAddressSetting("#", new AddressSettings().setMaxSizeBytes(-1).setMaxSizeMessages(-1))
        .addAcceptorConfiguration("mqtt", acceptor);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  @Override
  @SuppressWarnings("IllegalCatch") // Artemis declares Exception.
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the MQTT broker does not stop: " + e.getMessage(), e);
    }
  }
}
