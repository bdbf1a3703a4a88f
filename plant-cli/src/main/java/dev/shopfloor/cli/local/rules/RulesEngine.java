package dev.shopfloor.cli.local.rules;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.shopfloor.cli.local.functions.AsyncInvoker;
import dev.shopfloor.cli.local.functions.DeliveryRefusedException;
import dev.shopfloor.cli.local.template.TopicRuleSpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * IoT Core's rules engine: a subscriber per topic rule that applies its SQL and invokes its
 * function.
 *
 * <p>A message that carries the user property {@value #RECEIVED_AT} was received then; others are
 * received by the plant's clock.
 */
public final class RulesEngine implements AutoCloseable {
  /** MQTT 5 user property with the receive time, epoch milliseconds. */
  public static final String RECEIVED_AT = "receivedAt";

  /** MQTT 5 user property with the trace id of a replayed message. */
  public static final String TRACE_ID = "traceId";

  /**
   * MQTT 5 user property with the client id of a replayed message: MQTT does not tell a subscriber.
   */
  public static final String CLIENT_ID = "clientId";

  private final List<Subscription> subscriptions;

  private RulesEngine(List<Subscription> subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * What one rule needs.
   *
   * @param invoker the function of its action
   * @param errorAction takes the report of a refused hand-over
   */
  public record Rule(TopicRuleSpec spec, AsyncInvoker invoker, ErrorAction errorAction) {}

  /** The error action's queue. */
  @FunctionalInterface
  public interface ErrorAction {
    /** Stores a report, JSON in IoT Core's form. */
    void send(String json);
  }

  /** Told of each message that a rule has taken, after its function has accepted or refused it. */
  @FunctionalInterface
  public interface Observer {
    /** A rule took a message. */
    void taken(boolean replayed);
  }

  /** Subscribes every rule; returns when all subscriptions hold. */
  public static RulesEngine start(
      int brokerPort, List<Rule> rules, Clock clock, Observer observer) {
    List<Subscription> subscriptions =
        rules.stream().map(rule -> new Subscription(rule, clock, observer, brokerPort)).toList();
    subscriptions.forEach(Subscription::connect);
    return new RulesEngine(subscriptions);
  }

  /** How many rules will take a message on this topic. */
  public int matching(String topic) {
    MqttTopic parsed = MqttTopic.of(topic);
    return (int) subscriptions.stream().filter(s -> s.filter.matches(parsed)).count();
  }

  /** Tries again what functions failed on: a tick has passed. */
  public void retryDue() {
    subscriptions.stream().map(s -> s.rule.invoker()).distinct().forEach(AsyncInvoker::retryDue);
  }

  @Override
  public void close() {
    subscriptions.forEach(subscription -> subscription.client.disconnect().join());
  }

  /**
   * Every rule has a client of its own: overlapping filters would else deliver one message twice.
   */
  private static final class Subscription {
    private final Rule rule;
    private final Clock clock;
    private final Observer observer;
    private final MqttTopicFilter filter;
    private final Mqtt5AsyncClient client;

    Subscription(Rule rule, Clock clock, Observer observer, int brokerPort) {
      this.rule = rule;
      this.clock = clock;
      this.observer = observer;
      this.filter = MqttTopicFilter.of(rule.spec().sql().filter());
      this.client =
          MqttClient.builder()
              .identifier("rules-" + rule.spec().name())
              .serverHost("127.0.0.1")
              .serverPort(brokerPort)
              .useMqttVersion5()
              .buildAsync();
    }

    void connect() {
      client.connectWith().cleanStart(true).send().join();
      client
          .subscribeWith()
          .topicFilter(filter)
          .qos(MqttQos.AT_LEAST_ONCE)
          .callback(this::take)
          .send()
          .join();
    }

    private void take(Mqtt5Publish publish) {
      Optional<String> receivedAt = property(publish, RECEIVED_AT);
      RuleMessage message =
          new RuleMessage(
              publish.getTopic().toString(),
              publish.getPayloadAsBytes(),
              receivedAt.map(Long::parseLong).orElseGet(clock::millis),
              property(publish, CLIENT_ID).orElse("n/a"),
              property(publish, TRACE_ID).orElseGet(() -> UUID.randomUUID().toString()));
      try {
        rule.invoker().accept(RuleJson.result(rule.spec().sql(), message));
      } catch (DeliveryRefusedException e) {
        rule.errorAction().send(RuleJson.errorAction(rule.spec(), message, e.reason()));
      } finally {
        observer.taken(receivedAt.isPresent());
      }
    }

    private static Optional<String> property(Mqtt5Publish publish, String name) {
      return publish.getUserProperties().asList().stream()
          .filter(property -> property.getName().toString().equals(name))
          .map(property -> property.getValue().toString())
          .findFirst();
    }
  }
}
