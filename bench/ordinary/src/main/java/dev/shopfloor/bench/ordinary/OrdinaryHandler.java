package dev.shopfloor.bench.ordinary;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.xray.AWSXRay;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Queue to queue with what the guides recommend: Lambda's event classes, an object mapper, the
 * SDK's client, Powertools' logging and metrics, X-Ray.
 */
public final class OrdinaryHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(OrdinaryHandler.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Metrics METRICS = MetricsFactory.getMetricsInstance();

  private final String queue = System.getenv("QUEUE_URL");
  private final SqsClient sqs =
      SqsClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .endpointOverride(URI.create(queue))
          .build();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> handle(event));
  }

  private SQSBatchResponse handle(SQSEvent event) {
    METRICS.setNamespace("Ordinary");
    METRICS.setDefaultDimensions(DimensionSet.of("service", "ordinary"));
    try {
      for (SQSEvent.SQSMessage message : event.getRecords()) {
        AWSXRay.createSubsegment("send", () -> send(message.getBody()));
        METRICS.addMetric("messages", 1, MetricUnit.COUNT);
      }
      LOG.info("{} messages", event.getRecords().size());
    } finally {
      METRICS.flush();
    }
    return new SQSBatchResponse(List.of());
  }

  private void send(String body) {
    try {
      Map<?, ?> read = MAPPER.readValue(body, Map.class);
      String written = MAPPER.writeValueAsString(read);
      sqs.sendMessage(request -> request.queueUrl(queue).messageBody(written));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
