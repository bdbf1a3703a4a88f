package dev.shopfloor.cli.local.template;

/**
 * What {@code Ref} and {@code Fn::GetAtt} give for the resources of the local plant.
 *
 * <p>Where AWS would invent a name, the logical id is the name.
 *
 * @param region the region of ARNs and of the functions' clients
 * @param account the account of ARNs, twelve digits
 * @param queueEndpoint address of the local SQS, without a slash at the end
 */
public record LocalNames(String region, String account, String queueEndpoint) {
  /** Names with the account and region that the local parts use. */
  public static LocalNames forQueuesAt(String queueEndpoint) {
    return new LocalNames("eu-local-1", "000000000000", queueEndpoint);
  }

  /** The ARN of a resource by its service and the path that follows the account. */
  public String arn(String service, String path) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + path;
  }

  /** The URL of a queue. */
  public String queueUrl(String queue) {
    return queueEndpoint + "/" + account + "/" + queue;
  }
}
