package dev.shopfloor.cli.packages;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a function's process is started with.
 *
 * @param taskRoot the exploded package
 * @param handler as the template names it
 * @param environment the function's variables
 * @param flags of the JVM
 */
public record Launch(
    Path taskRoot, String handler, Map<String, String> environment, List<String> flags) {
  /** As Lambda runs a function that has no snapshot: the first compiler alone. */
  public static final List<String> FIRST_COMPILER =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

  /** As Lambda runs a function of which it has taken a snapshot: both compilers. */
  public static final List<String> BOTH_COMPILERS = List.of("-XX:+UseSerialGC", "-Xmx256m");

  /** Copies what is given. */
  public Launch {
    environment = Map.copyOf(environment);
    flags = List.copyOf(flags);
  }

  /** With the first compiler alone. */
  public Launch(Path taskRoot, String handler, Map<String, String> environment) {
    this(taskRoot, handler, environment, FIRST_COMPILER);
  }

  /** The same with these flags in place of its own. */
  public Launch with(List<String> others) {
    return new Launch(taskRoot, handler, environment, others);
  }

  /** The same with one flag more. */
  public Launch and(String flag) {
    List<String> all = new ArrayList<>(flags);
    all.add(flag);
    return with(all);
  }

  ProcessBuilder process(String runtimeApi, String initialization) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("--enable-native-access=ALL-UNNAMED");
    // as the managed runtime sets it: else org.crac knows of no hooks
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.addAll(List.of("-cp", Packages.RUNTIME + File.separator + "*"));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(handler);
    ProcessBuilder builder = new ProcessBuilder(command).directory(taskRoot.toFile());
    // nothing of whoever starts it, credentials least of all
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
    builder.environment().putAll(environment);
    builder.environment().putAll(lambda(runtimeApi));
    return builder;
  }

  private Map<String, String> lambda(String runtimeApi) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("_HANDLER", handler);
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "test");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    return variables;
  }
}
