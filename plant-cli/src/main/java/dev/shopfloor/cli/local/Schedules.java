package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.template.PlantTemplate;
import dev.shopfloor.cli.local.template.ScheduleSpec;
import dev.shopfloor.cli.local.template.TemplateException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** EventBridge Scheduler: the template's schedules, fired by the replay. */
final class Schedules {
  private final Map<ScheduleSpec, String> queueUrls = new LinkedHashMap<>();
  private final SqsClient sqs;

  Schedules(PlantTemplate template, SqsClient sqs) {
    this.sqs = sqs;
    for (ScheduleSpec schedule : template.schedules()) {
      String url =
          template
              .queueByArn(schedule.targetArn())
              .orElseThrow(() ->
                  new TemplateException(
                      schedule.name() + ": the local plant knows queues as targets only"))
              .url();
      queueUrls.put(schedule, url);
    }
  }

  /** Fires every schedule that is due at this minute. */
  void fire(Instant scheduledTime) {
    queueUrls.forEach((schedule, url) -> {
      if (scheduledTime.getEpochSecond() % schedule.every().toSeconds() == 0) {
        send(schedule, url, scheduledTime);
      }
    });
  }

  /** Fires every schedule once more, between its times. */
  void fireAll(Instant time) {
    queueUrls.forEach((schedule, url) -> send(schedule, url, time));
  }

  private void send(ScheduleSpec schedule, String url, Instant time) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody(schedule.inputAt(time)));
  }
}
