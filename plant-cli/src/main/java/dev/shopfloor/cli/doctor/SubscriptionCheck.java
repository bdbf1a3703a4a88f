package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Whether anybody hears of alarms. */
record SubscriptionCheck(String part, SnsClient topics, String topic) implements Check {
  private static final String ARN = "arn:";

  @Override
  public List<Finding> look() {
    List<Subscription> all =
        Read.SUBSCRIPTIONS.ask(
            () -> topics.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions());
    // what waits to be confirmed has a word in place of its ARN
    long confirmed = all.stream().filter(each -> each.subscriptionArn().startsWith(ARN)).count();
    if (confirmed > 0) {
      return List.of(
          new Finding.Ok(part, "tells " + Span.count(confirmed, "confirmed subscriber")));
    }
    return List.of(
        all.isEmpty()
            ? new Finding.Warning(
                part,
                "tells nobody",
                Next.step("set AlarmEmail and deploy, or subscribe whom you like to it"))
            : new Finding.Warning(
                part,
                "tells nobody yet: its subscription was not confirmed",
                Next.step("follow the link in the mail that AWS sent")));
  }
}
