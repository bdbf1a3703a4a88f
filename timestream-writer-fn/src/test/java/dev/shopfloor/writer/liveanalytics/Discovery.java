package dev.shopfloor.writer.liveanalytics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which address the account's requests must go to: DescribeEndpoints tells it, and for how long it
 * holds. From the API page DescribeEndpoints and "The endpoint discovery pattern".
 */
public final class Discovery {
  private static final String REGION = ".timestream.eu-central-1.amazonaws.com";

  /** Where every account asks for its own address. */
  public static final String REGIONAL = "ingest" + REGION;

  private final Deque<Fault.Answer> script = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private int cell = 1;
  private int minutes = 1_440;

  Discovery() {}

  /** Moves the account; requests to its old address are refused from now on. */
  public synchronized Discovery moveTo(int otherCell) {
    cell = otherCell;
    return this;
  }

  /** How long an address that is told from now on may be used. */
  public synchronized Discovery cachedFor(int otherMinutes) {
    minutes = otherMinutes;
    return this;
  }

  /** Answers the next questions so. */
  public synchronized Discovery then(Fault.Answer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  /** The questions and requests with the host that each went to, in order. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** The account's address. */
  public synchronized String address() {
    return "ingest-cell" + cell + REGION;
  }

  synchronized void note(String operation, String host) {
    asked.add(operation + " " + host);
  }

  synchronized Fault.@Nullable Answer nextFault() {
    return script.poll();
  }

  synchronized int cachePeriodInMinutes() {
    return minutes;
  }

  /** Refuses a request to another address; one that was sent to the fake itself goes through. */
  void check(@Nullable String host) throws Refusal {
    if (host != null && !host.equals(address())) {
      throw new Refusal(
          421, "InvalidEndpointException", "The requested endpoint was invalid: " + host);
    }
  }
}
