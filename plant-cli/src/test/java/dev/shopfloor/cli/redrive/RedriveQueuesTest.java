package dev.shopfloor.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shopfloor.cli.local.queues.Queues;
import dev.shopfloor.cli.local.template.QueueSpec;
import dev.shopfloor.cli.redrive.RedriveAccount.End;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** On queues that are real. */
class RedriveQueuesTest {
  private static Queues queues;
  private static int number;

  private String from;
  private String to;

  @BeforeAll
  static void start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    queues = Queues.start(port, "eu-test-1", "000000000000");
  }

  @AfterAll
  static void stop() {
    queues.close();
  }

  @BeforeEach
  void two() {
    number++;
    List<QueueSpec> specs = new ArrayList<>();
    for (String name : List.of("dead" + number, "source" + number)) {
      specs.add(new QueueSpec(name, "arn", "", 30, Optional.empty()));
    }
    queues.create(specs);
    from = url("dead" + number);
    to = url("source" + number);
  }

  @Test
  void allAttributesAreKeptAndOneCounts() {
    byte[] bytes = {0, 1, (byte) 0xff};
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "text", text("x"),
            "number", MessageAttributeValue.builder().dataType("Number").stringValue("7").build(),
            "binary",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromByteArray(bytes))
                    .build());
    put("{\"a\":1}", attributes);

    assertThat(run().clean()).isTrue();

    Message moved = all(to).getFirst();
    Map<String, MessageAttributeValue> expected = new TreeMap<>(attributes);
    expected.put(
        "redriven", MessageAttributeValue.builder().dataType("Number").stringValue("1").build());
    assertThat(moved.body()).isEqualTo("{\"a\":1}");
    assertThat(moved.messageAttributes()).isEqualTo(expected);
  }

  @Test
  void tenAttributesLoseTheLeastUsefulOneSoThatTheCountFindsItsPlace() {
    Map<String, MessageAttributeValue> attributes = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      attributes.put("A" + i, text("x"));
    }
    attributes.put("EXECUTION_ID", text("x"));
    attributes.put("CONTAINS_INVALID_PAYLOAD", text("false"));
    put("{}", attributes);

    assertThat(run().clean()).isTrue();

    assertThat(all(to).getFirst().messageAttributes().keySet())
        .hasSize(10)
        .contains("EXECUTION_ID", "redriven")
        .doesNotContain("CONTAINS_INVALID_PAYLOAD");
  }

  @Test
  void twoRedrivesAtOnceMoveEachMessageOnce() throws Exception {
    for (int i = 0; i < 60; i++) {
      put("{\"i\":%d}".formatted(i), Map.of());
    }
    CyclicBarrier together = new CyclicBarrier(2);
    List<RedriveAccount> accounts = new ArrayList<>();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<RedriveAccount>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        runs.add(
            both.submit(() -> {
              together.await();
              return run();
            }));
      }
      for (Future<RedriveAccount> run : runs) {
        accounts.add(run.get());
      }
    }

    assertThat(accounts).allMatch(RedriveAccount::clean);
    assertThat(accounts.stream().mapToInt(account -> account.count(End.MOVED)).sum()).isEqualTo(60);
    assertThat(all(to).stream().map(Message::body)).hasSize(60).doesNotHaveDuplicates();
    assertThat(new DeadLetterQueue(sqs(), from, 0).about()).isZero();
  }

  @Test
  void aMessageThatTheQueueDoesNotTakeStaysInSightAndTheOthersGo() {
    for (int i = 0; i < 3; i++) {
      put("{\"i\":%d}".formatted(i), Map.of());
    }

    RedriveAccount account =
        Redrive.run(
            new DeadLetterQueue(sqs(), from, 0),
            new QueueDelivery(refusing("{\"i\":1}"), to),
            new Redrive.Plan(500, 1000, false),
            new VirtualTime());

    assertThat(account.addsUp()).isTrue();
    assertThat(account.count(End.MOVED)).isEqualTo(2);
    assertThat(account.stayed())
        .extracting(RedriveAccount.Stayed::end, RedriveAccount.Stayed::why)
        .containsExactly(
            tuple(End.FAILED, "the queue refused it: InvalidMessageContents no such characters"));
    assertThat(all(to).stream().map(Message::body))
        .containsExactlyInAnyOrder("{\"i\":0}", "{\"i\":2}");
    assertThat(all(from).stream().map(Message::body)).containsExactly("{\"i\":1}");
  }

  @Test
  void aQueueThatIsGoneStopsItAndLosesNothing() {
    put("{}", Map.of());
    sqs().deleteQueue(delete -> delete.queueUrl(to));

    RedriveAccount account = run();

    assertThat(account.stopped()).contains("nothing can be sent");
    assertThat(account.count(End.LEFT)).isOne();
    assertThat(all(from)).hasSize(1);
  }

  @Test
  void aSurveyPutsAllBackInSight() {
    for (int i = 0; i < 23; i++) {
      put(
          "{\"topic\":\"t%d\",\"base64OriginalPayload\":\"\",\"ruleName\":\"R\"}".formatted(i),
          Map.of());
    }
    put("{}", Map.of("RULE_ARN", text("r"), "ERROR_CODE", text("NO_PERMISSIONS")));

    Survey survey = Survey.of(new DeadLetterQueue(sqs(), from, 0), 1000);

    assertThat(survey.seen()).isEqualTo(24);
    assertThat(survey.hidden()).isZero();
    assertThat(survey.causes())
        .extracting(Survey.Cause::number, cause -> cause.sample().cause())
        .containsExactly(
            tuple(23, "the rule R could not hand it over: no action named"),
            tuple(1, "EventBridge could not deliver it: NO_PERMISSIONS"));
    assertThat(survey.causes().getFirst().oldest()).isPositive();
    assertThat(all(from)).hasSize(24);
  }

  private RedriveAccount run() {
    return Redrive.run(
        new DeadLetterQueue(sqs(), from, 0),
        new QueueDelivery(sqs(), to),
        new Redrive.Plan(500, 1000, false),
        new VirtualTime());
  }

  /** The queues' client, but one body of a batch is refused, as SQS does. */
  private static SqsClient refusing(String body) {
    return (SqsClient)
        Proxy.newProxyInstance(
            SqsClient.class.getClassLoader(),
            new Class<?>[] {SqsClient.class},
            (proxy, method, arguments) -> {
              @SuppressWarnings("unchecked")
              Consumer<SendMessageBatchRequest.Builder> call =
                  (Consumer<SendMessageBatchRequest.Builder>) arguments[0];
              SendMessageBatchRequest whole =
                  SendMessageBatchRequest.builder().applyMutation(call).build();
              List<SendMessageBatchRequestEntry> good = new ArrayList<>(whole.entries());
              good.removeIf(entry -> entry.messageBody().equals(body));
              List<BatchResultErrorEntry> failed =
                  whole.entries().stream()
                      .filter(entry -> !good.contains(entry))
                      .map(entry ->
                          BatchResultErrorEntry.builder()
                              .id(entry.id())
                              .code("InvalidMessageContents")
                              .message("no such characters")
                              .build())
                      .toList();
              return sqs().sendMessageBatch(whole.toBuilder().entries(good).build()).toBuilder()
                  .failed(failed)
                  .build();
            });
  }

  private void put(String body, Map<String, MessageAttributeValue> attributes) {
    sqs().sendMessage(send -> send.queueUrl(from).messageBody(body).messageAttributes(attributes));
  }

  /** All that can be seen in a queue, taken out of it. */
  private static List<Message> all(String url) {
    List<Message> found = new ArrayList<>();
    while (true) {
      List<Message> more =
          sqs()
              .receiveMessage(
                  r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
              .messages();
      if (more.isEmpty()) {
        return found;
      }
      found.addAll(more);
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static SqsClient sqs() {
    return queues.client();
  }

  private static String url(String name) {
    return sqs().getQueueUrl(get -> get.queueName(name)).queueUrl();
  }
}
