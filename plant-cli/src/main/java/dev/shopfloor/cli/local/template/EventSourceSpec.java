package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.FunctionSpec.QueueSource;

/**
 * An event source mapping from a queue that stands beside its function.
 *
 * @param functionArn the function that it invokes, or the alias of one
 * @param enabled whether it invokes it now; a disabled one waits to be switched on
 */
public record EventSourceSpec(
    String name, String functionArn, boolean enabled, QueueSource source) {
  /** Whether it invokes the function with this ARN, by whatever alias. */
  boolean invokes(String arn) {
    return functionArn.equals(arn) || functionArn.startsWith(arn + ":");
  }
}
