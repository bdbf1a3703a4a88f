package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.doctor.StackView.Resource;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.cli.stack.DeployedStack;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All checks of a stack, by the way of a reading. It changes nothing. */
public final class Examination {
  private static final List<String> ALARM_TYPES =
      List.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm");

  private final StackView stack;
  private final Clients clients;
  private final Metrics metrics;
  private final Map<Way, List<Check>> checks = new EnumMap<>(Way.class);

  private Examination(StackView stack, Clients clients) {
    this.stack = stack;
    this.clients = clients;
    this.metrics = new Metrics(clients.metrics(), stack.now());
  }

  /**
   * Looks at a stack.
   *
   * @param name the stack's name or ARN
   * @param clock this computer's
   * @throws UsageException when there is no such stack of Shopfloor, or nobody may look at it
   */
  public static Report of(String name, Clock clock) {
    try (DeployedStack deployed = DeployedStack.named(name);
        Clients clients = Clients.of(deployed)) {
      StackView stack = StackView.of(name, deployed, clock);
      if (WholeCheck.ALWAYS.stream().noneMatch(id -> stack.resource(id).isPresent())) {
        throw new UsageException(
            "the stack %s has nothing of Shopfloor (%s); is it made from Shopfloor's template.yaml?"
                .formatted(name, stack.status()));
      }
      Examination examination = new Examination(stack, clients);
      examination.plan();
      return new Report(stack, examination.run());
    }
  }

  private void plan() {
    add(Way.STACK, new StackCheck(stack));
    add(Way.STACK, new WholeCheck(stack));
    add(Way.STACK, new ClockCheck(stack));
    stack
        .resource("RegistryTable")
        .ifPresent(
            table -> add(Way.STACK, new ModelCheck(stack, clients.tables(), table.physical())));
    add(Way.IN, new FlowCheck(stack, metrics));
    ResourceChecks each = new ResourceChecks(stack, clients, metrics);
    stack.resources().stream()
        .filter(resource -> ResourceChecks.TYPES.contains(resource.type()))
        .sorted(
            Comparator.<Resource>comparingInt(
                    resource -> ResourceChecks.TYPES.indexOf(resource.type()))
                .thenComparing(Resource::id))
        .forEach(resource -> {
          Check check = each.of(resource);
          if (check != null) {
            add(Way.of(resource), check);
          }
        });
    store();
    add(Way.PRODUCTION, new TicksCheck(stack, metrics));
    orders();
    String key = stack.parameter("EncryptionKey");
    if (!key.isEmpty()) {
      String made = stack.resource("DataKey").map(Resource::physical).orElse(key);
      add(Way.KEPT, new KeyCheck(clients.keys(), made));
    }
    for (Stage stage : Stage.values()) {
      for (Subject subject : Subject.values()) {
        if (!stage.outcomes(subject).isEmpty()) {
          add(Way.LEDGER, new LedgerCheck(stack, metrics, stage, subject));
        }
      }
    }
    Map<String, String> alarms = new TreeMap<>();
    ALARM_TYPES.forEach(
        type -> stack.ofType(type).forEach(alarm -> alarms.put(alarm.physical(), alarm.id())));
    add(Way.TOLD, new AlarmsCheck(stack, clients.metrics(), alarms));
  }

  private void store() {
    String secret = stack.parameter("TimeSeriesSecretArn");
    if (!secret.isEmpty()) {
      String mend = "put the store's write token into it";
      add(
          Way.STORE,
          new SecretCheck("TimeSeriesSecretArn", clients.secrets(), secret, false, mend));
    }
    String path = StoreCheck.HEALTH.get(stack.parameter("TimeSeriesStore"));
    URI address = Addresses.of(stack.parameter("TimeSeriesUrl"));
    add(Way.STORE, new StoredCheck(stack, metrics));
    // a store inside a VPC is reached from there only
    if (path != null && address != null && stack.parameter("VpcId").isEmpty()) {
      add(Way.STORE, new StoreCheck(address, path));
    }
  }

  private void orders() {
    add(Way.ORDERS, new CmmsCheck(stack));
    String secret = stack.parameter("CmmsSecretArn");
    if (!secret.isEmpty()) {
      String mend = "put the maintenance system's credentials into it (docs/cmms-profiles.md)";
      add(Way.ORDERS, new SecretCheck("CmmsSecretArn", clients.secrets(), secret, false, mend));
    }
    add(Way.ORDERS, new OutboxCheck(stack, metrics));
  }

  private void add(Way way, Check check) {
    checks.computeIfAbsent(way, first -> new ArrayList<>()).add(check);
  }

  /** All at once, for each waits for AWS most of its time; told in their order. */
  private Map<Way, List<Finding>> run() {
    Map<Way, List<Future<List<Finding>>>> under = new EnumMap<>(Way.class);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      checks.forEach((way, all) ->
          under.put(way, all.stream().map(check -> workers.submit(() -> look(check))).toList()));
    }
    Map<Way, List<Finding>> findings = new EnumMap<>(Way.class);
    under.forEach((way, all) ->
        findings.put(way, all.stream().flatMap(each -> found(each).stream()).toList()));
    return findings;
  }

  private static List<Finding> found(Future<List<Finding>> look) {
    if (look.state() == Future.State.FAILED) {
      throw new IllegalStateException("a check failed", look.exceptionNow());
    }
    return look.resultNow();
  }

  private static List<Finding> look(Check check) {
    try {
      return check.look();
    } catch (Refused refused) {
      return List.of(refused.finding(check.part()));
    }
  }
}
