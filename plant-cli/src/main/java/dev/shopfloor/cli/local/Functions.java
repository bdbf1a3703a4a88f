package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.LedgerReporter;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the functions' hosts.
 *
 * @param endpoints {@code AWS_ENDPOINT_URL_...} variables of the local parts
 */
record Functions(
    LocalNames names, Map<String, String> endpoints, Clock clock, LedgerReporter ledger) {
  FunctionHost host(FunctionSpec spec, int environments) {
    return FunctionHost.create(
        spec, new FunctionRuntime(new Environment(settings(spec)), clock, ledger), environments);
  }

  /** The environment variables of a function. */
  Map<String, String> settings(FunctionSpec spec) {
    Map<String, String> variables = new HashMap<>(spec.environment());
    variables.putAll(endpoints);
    variables.put("AWS_REGION", names.region());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    return variables;
  }

  /**
   * Lets the SDK sign calls to the local parts, and keeps the user's own credentials out of them:
   * system properties come first in the SDK's default chain.
   */
  static void useLocalCredentials() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
  }
}
