package dev.shopfloor.cli.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.FreePort;
import dev.shopfloor.cli.local.functions.ScriptedHandler;
import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.QueueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class QueuePollerTest {
  private static final int MAX_RECEIVES = 3;
  private static int serial;
  private static LocalNames names = LocalNames.forQueuesAt("");
  private static Queues queues;

  private final ScriptedHandler handler = new ScriptedHandler();
  private QueueSpec queue = queue("none", Optional.empty());
  private QueueSpec dead = queue;
  private QueuePoller poller;

  @BeforeAll
  static void startQueues() {
    int port = FreePort.next();
    names = LocalNames.forQueuesAt("http://127.0.0.1:" + port);
    queues = Queues.start(port, names.region(), names.account());
  }

  @AfterAll
  static void stopQueues() {
    queues.close();
  }

  @BeforeEach
  void freshQueue() {
    serial++;
    dead = queue("Dead" + serial, Optional.empty());
    queue = queue("Work" + serial, Optional.of(new QueueSpec.Redrive(dead.arn(), MAX_RECEIVES)));
    queues.create(List.of(queue, dead));
    poller = poller(25);
  }

  @Test
  void theEventLooksAsLambdaWritesIt() throws Exception {
    send("{\"tick\":\"2017-06-12T00:00:00Z\"}");

    poller.poll();

    assertThat(handler.events())
        .singleElement()
        .asString()
        .contains("\"body\":\"{\\\"tick\\\":\\\"2017-06-12T00:00:00Z\\\"}\"")
        .contains("\"eventSourceARN\":\"" + queue.arn() + "\"")
        .contains("\"eventSource\":\"aws:sqs\"")
        .contains("\"ApproximateReceiveCount\":\"1\"")
        .contains("\"SentTimestamp\":\"")
        .contains("\"awsRegion\":\"eu-local-1\"");
    assertThat(depth(queue)).isZero();
  }

  @Test
  void oneBatchIsBuiltFromSeveralReceivesUpToItsSize() throws Exception {
    sendMany(60);

    assertThat(poller.poll()).isEqualTo(60);

    assertThat(handler.events()).hasSize(3);
    assertThat(handler.events()).extracting(QueuePollerTest::records).containsExactly(25, 25, 10);
    assertThat(depth(queue)).isZero();
  }

  @Test
  void anEmptyQueueInvokesNothing() throws Exception {
    assertThat(poller.poll()).isZero();
    assertThat(handler.events()).isEmpty();
  }

  @Test
  void onlyTheMessagesThatTheAnswerNamesComeBackAtTheNextTick() throws Exception {
    sendMany(3);
    handler.answer(event -> failures(identifierOf(event, "m1")));

    poller.poll();
    assertThat(poller.returned()).isOne();
    assertThat(poller.waiting()).isZero();
    assertThat(depth(queue)).isOne();
    assertThat(poller.poll()).isZero();

    handler.answer(event -> "{\"batchItemFailures\":[]}");
    poller.release();
    poller.poll();

    assertThat(handler.events()).hasSize(2);
    assertThat(handler.events().getLast())
        .contains("\"body\":\"m1\"")
        .contains("\"ApproximateReceiveCount\":\"2\"");
    assertThat(depth(queue)).isZero();
  }

  @Test
  void whatTheFunctionTakesForGoodIsToldAndWhatItGivesBackIsNot() throws Exception {
    List<String> told = new ArrayList<>();
    poller.observe(
        (function, bodies) -> bodies.forEach(body -> told.add(function + " took " + body)));
    sendMany(3);
    handler.answer(event -> failures(identifierOf(event, "m1")));

    poller.poll();

    assertThat(told).containsExactlyInAnyOrder("TestFunction took m0", "TestFunction took m2");
  }

  @Test
  void onePollHandsOverOneBatch() throws Exception {
    sendMany(60);

    assertThat(poller.pollOnce()).isEqualTo(25);
    assertThat(poller.depth()).isEqualTo(35);
    assertThat(handler.events()).hasSize(1);
  }

  @Test
  void anExceptionGivesTheWholeBatchBack() throws Exception {
    sendMany(4);
    handler.answer(event -> {
      throw new IllegalStateException("store is away");
    });

    poller.poll();

    assertThat(poller.returned()).isEqualTo(4);
    assertThat(depth(queue)).isEqualTo(4);
  }

  @Test
  void anAnswerThatLambdaWouldNotUnderstandGivesTheWholeBatchBack() throws Exception {
    for (String answer :
        List.of(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"stranger\"}]}",
            "{\"batchItemFailures\":[")) {
      freshQueue();
      sendMany(2);
      handler.answer(event -> answer);

      poller.poll();

      assertThat(poller.returned()).as(answer).isEqualTo(2);
    }
  }

  @Test
  void aMessageThatKeepsFailingEndsInTheDeadLetterQueue() throws Exception {
    send("poison");
    handler.answer(event -> failures(identifierOf(event, "poison")));

    for (int tick = 0; tick <= MAX_RECEIVES; tick++) {
      poller.poll();
      poller.release();
    }

    assertThat(handler.events()).hasSize(MAX_RECEIVES);
    assertThat(depth(queue)).isZero();
    // a letter is handed over without waiting: who asks its queue stands behind it
    for (int asked = 0; asked < 100 && depth(dead) == 0; asked++) {
      queues.client().getQueueAttributes(r -> r.queueUrl(dead.url()));
    }
    assertThat(depth(dead)).isOne();
    List<Message> letters = queues.client().receiveMessage(r -> r.queueUrl(dead.url())).messages();
    assertThat(letters).extracting(Message::body).containsExactly("poison");
  }

  @Test
  void theDepthCountsEveryMessageTheMomentItIsSent() {
    sendMany(7);
    send("eighth");

    assertThat(depth(queue)).isEqualTo(8);
    assertThat(poller.waiting()).isEqualTo(8);
  }

  private QueuePoller poller(int batchSize) {
    return new QueuePoller(
        queues,
        queue,
        new QueueSource("Test", queue.arn(), batchSize, 0, true, 0),
        handler.host(ScriptedHandler.spec(Optional.empty())));
  }

  private static QueueSpec queue(String name, Optional<QueueSpec.Redrive> redrive) {
    return new QueueSpec(name, names.arn("sqs", name), names.queueUrl(name), 360, redrive);
  }

  private static int depth(QueueSpec queue) {
    return queues.depths().of(queue.name());
  }

  private void send(String body) {
    queues.client().sendMessage(r -> r.queueUrl(queue.url()).messageBody(body));
  }

  private void sendMany(int count) {
    for (int from = 0; from < count; from += 10) {
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(from, Math.min(from + 10, count))
              .mapToObj(i ->
                  SendMessageBatchRequestEntry.builder().id("m" + i).messageBody("m" + i).build())
              .toList();
      queues.client().sendMessageBatch(r -> r.queueUrl(queue.url()).entries(entries));
    }
  }

  private static int records(String event) {
    return event.split("\"messageId\"", -1).length - 1;
  }

  private static String identifierOf(String event, String body) {
    Matcher matcher =
        Pattern.compile(
                "\"messageId\":\"([^\"]+)\",\"receiptHandle\":\"[^\"]+\",\"body\":\"" + body + "\"")
            .matcher(event);
    if (!matcher.find()) {
      throw new AssertionError("no " + body + " in " + event);
    }
    return matcher.group(1);
  }

  private static String failures(String... identifiers) {
    return List.of(identifiers).stream()
        .map(identifier -> "{\"itemIdentifier\":\"" + identifier + "\"}")
        .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
  }
}
