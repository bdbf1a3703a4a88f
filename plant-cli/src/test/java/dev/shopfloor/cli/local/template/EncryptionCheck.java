package dev.shopfloor.cli.local.template;

import static java.util.Map.entry;

import dev.shopfloor.cli.local.template.Resolved.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is kept is encrypted, and under the customer's key where one is given. */
final class EncryptionCheck {
  private static final String MANAGED_FOR_STREAM = "alias/aws/kinesis";

  /** The property that takes the customer's key, by the type of what keeps data. */
  private static final Map<ResourceType, List<String>> KEY_AT =
      Map.of(
          ResourceType.TABLE, List.of("SSESpecification", "KMSMasterKeyId"),
          ResourceType.QUEUE, List.of("KmsMasterKeyId"),
          ResourceType.STREAM, List.of("StreamEncryption", "KeyId"),
          ResourceType.SECRET, List.of("KmsKeyId"),
          ResourceType.LOG_GROUP, List.of("KmsKeyId"),
          ResourceType.FUNCTION, List.of("KmsKeyArn"),
          ResourceType.NOTICE_TOPIC, List.of("KmsMasterKeyId"));

  /** What encrypts each of these types where no key is given; of one, why nothing does. */
  private static final Map<ResourceType, String> WITHOUT_KEY =
      Map.of(
          ResourceType.TABLE, "a key that DynamoDB owns",
          ResourceType.QUEUE, "SQS's own keys, looked at by themselves",
          ResourceType.STREAM, MANAGED_FOR_STREAM + ", which only Kinesis and its readers use",
          ResourceType.SECRET, "the AWS-managed key of Secrets Manager, for this account's roles",
          ResourceType.LOG_GROUP, "a key that CloudWatch Logs owns",
          ResourceType.FUNCTION, "a key that Lambda owns",
          ResourceType.NOTICE_TOPIC,
              "nothing: CloudWatch and Budgets may not use alias/aws/sns, and no alarm would reach"
                  + " anybody; it holds names of alarms, numbers and sums of money");

  /** Types that keep data and take no key here, each with the reason. */
  private static final Map<ResourceType, String> NO_KEY =
      Map.ofEntries(
          entry(ResourceType.BUCKET, "its key stands in a list, and is looked at by itself"),
          entry(ResourceType.EVENT_BUS, "each listener of others would need the key"),
          entry(ResourceType.EVENT_RULE, "holds a pattern of event names"),
          entry(ResourceType.SCHEDULE, "holds a fixed text"),
          entry(ResourceType.SCHEDULE_GROUP, "holds a name"),
          entry(ResourceType.ALARM, "holds the name of what it watches and a number"),
          entry(ResourceType.COMPOSITE_ALARM, "holds names of alarms"),
          entry(ResourceType.BUDGET, "holds a sum of money"),
          entry(ResourceType.DASHBOARD, "holds names of metrics and prices"),
          entry(ResourceType.NOTICE_SUBSCRIPTION, "holds an address that AWS must read"),
          entry(ResourceType.SETTINGS_APPLICATION, "holds a name"),
          entry(ResourceType.SETTINGS_PROFILE, "holds a name"),
          entry(ResourceType.SETTINGS_VERSION, "holds parameters, which hold no secret"),
          entry(ResourceType.INFLUX, "the service encrypts it and takes no key"),
          entry(ResourceType.STORE_ACCESS, "holds ARNs; the answer names no secret"),
          entry(ResourceType.TOPIC_RULE, "holds a query"),
          entry(ResourceType.IOT_POLICY, "holds a policy"));

  /** Types that keep no data. */
  private static final Set<ResourceType> NO_DATA =
      Set.of(
          ResourceType.ROLE,
          ResourceType.PERMISSION,
          ResourceType.EVENT_SOURCE,
          ResourceType.QUEUE_POLICY,
          ResourceType.BUCKET_POLICY,
          ResourceType.NOTICE_TOPIC_POLICY,
          ResourceType.KEY,
          ResourceType.KEY_ALIAS,
          ResourceType.VPC,
          ResourceType.SUBNET,
          ResourceType.ROUTE_TABLE,
          ResourceType.ROUTE_TABLE_ASSOCIATION,
          ResourceType.ENDPOINT,
          ResourceType.SECURITY_GROUP,
          ResourceType.SECURITY_GROUP_INGRESS);

  static {
    if (!WITHOUT_KEY.keySet().equals(KEY_AT.keySet())) {
      throw new AssertionError("say for each type of KEY_AT what encrypts it without a key");
    }
  }

  private final Faults faults = new Faults();

  private EncryptionCheck(String yaml) {
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      Optional<String> key = key(stack);
      for (Resource each : stack.resolved().resources()) {
        faults.require(
            KEY_AT.containsKey(each.type())
                || NO_KEY.containsKey(each.type())
                || NO_DATA.contains(each.type()),
            each.type().typeName() + " is in no table of EncryptionCheck; say how it is encrypted");
        List<String> path = KEY_AT.get(each.type());
        if (path != null) {
          key(each, path, key);
        }
      }
      stack.each(ResourceType.QUEUE).forEach(queue -> queue(queue, key));
      stack.each(ResourceType.STREAM).forEach(this::stream);
      stack.each(ResourceType.BUCKET).forEach(bucket -> bucket(stack, bucket, key));
      stack.each(ResourceType.INFLUX).forEach(this::instance);
    }
  }

  static List<String> faults(String yaml) {
    return new EncryptionCheck(yaml).faults.sentences();
  }

  private static Optional<String> key(Stack stack) {
    return switch (stack.deployment()) {
      case NEW_KEY -> stack.named("DataKey").map(stack::arn);
      case YOUR_KEY -> Optional.of(SmallTemplate.NAMES.arn("kms", "key/1"));
      default -> Optional.empty();
    };
  }

  private void key(Resource resource, List<String> path, Optional<String> key) {
    List<String> owners = path.subList(0, path.size() - 1);
    Optional<String> given =
        Stack.at(resource.properties(), owners.toArray(String[]::new))
            .flatMap(owner -> owner.optionalText(path.getLast()));
    String name = resource.name() + "." + String.join(".", path);
    if (key.isPresent()) {
      faults.require(
          given.equals(key), name + " must be the key of EncryptionKey where one is given");
    } else {
      faults.require(
          given.isEmpty()
              || resource.type() == ResourceType.STREAM && given.get().equals(MANAGED_FOR_STREAM),
          "%s is %s without EncryptionKey; leave it out, so that it is encrypted by %s"
              .formatted(name, given.orElse(""), WITHOUT_KEY.get(resource.type())));
    }
    if (resource.type() == ResourceType.TABLE) {
      Optional<Properties> encrypted = resource.properties().optionalMapping("SSESpecification");
      faults.require(
          key.isEmpty()
              || encrypted.filter(sse -> LossCheck.has(sse, "SSEEnabled", "true")).isPresent(),
          resource.name() + ".SSESpecification.SSEEnabled must be true where a key is given");
    }
  }

  private void queue(Resource queue, Optional<String> key) {
    faults.require(
        key.isPresent() || LossCheck.has(queue.properties(), "SqsManagedSseEnabled", "true"),
        queue.name() + ".SqsManagedSseEnabled must be true; else its messages are in clear text");
    faults.require(
        key.isEmpty() || !queue.properties().has("SqsManagedSseEnabled"),
        queue.name() + ".SqsManagedSseEnabled must be left out where a key is given");
  }

  private void stream(Resource stream) {
    Optional<Properties> encryption = stream.properties().optionalMapping("StreamEncryption");
    faults.require(
        encryption
            .filter(each -> LossCheck.has(each, "EncryptionType", "KMS") && each.has("KeyId"))
            .isPresent(),
        stream.name() + ".StreamEncryption must be KMS with a key");
  }

  private void bucket(Stack stack, Resource bucket, Optional<String> key) {
    List<Properties> rules =
        Stack.at(bucket.properties(), "BucketEncryption")
            .map(encryption -> encryption.mappings("ServerSideEncryptionConfiguration"))
            .orElse(List.of());
    List<Properties> defaults = new ArrayList<>();
    rules.forEach(
        rule -> rule.optionalMapping("ServerSideEncryptionByDefault").ifPresent(defaults::add));
    faults.require(
        defaults.size() == 1
            && LossCheck.has(
                defaults.getFirst(), "SSEAlgorithm", key.isPresent() ? "aws:kms" : "AES256")
            && defaults.getFirst().optionalText("KMSMasterKeyID").equals(key),
        bucket.name() + ".BucketEncryption must be by the given key, else AES256");
    for (String block :
        List.of(
            "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
      faults.require(
          Stack.at(bucket.properties(), "PublicAccessBlockConfiguration")
              .filter(config -> LossCheck.has(config, block, "true"))
              .isPresent(),
          bucket.name() + ".PublicAccessBlockConfiguration." + block + " must be true");
    }
    faults.require(
        stack.each(ResourceType.BUCKET_POLICY).stream()
            .flatMap(policy -> Stack.statements(policy.properties(), "PolicyDocument"))
            .anyMatch(statement ->
                !statement.allows()
                    && statement.covers("s3:PutObject", stack.arn(bucket) + "/any")
                    && statement.conditions().contains("Bool aws:SecureTransport false")),
        bucket.name() + " has no policy that denies whatever comes without TLS");
  }

  private void instance(Resource instance) {
    faults.require(
        LossCheck.has(instance.properties(), "PubliclyAccessible", "false"),
        instance.name() + ".PubliclyAccessible must be false");
  }
}
