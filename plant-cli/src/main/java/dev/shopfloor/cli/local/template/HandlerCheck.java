package dev.shopfloor.cli.local.template;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the template's functions fit the handlers that are built. */
public final class HandlerCheck {
  /** For whoever runs one function by hand: SAM passes no variable that is not declared. */
  private static final String LOCAL_ENDPOINTS = "LOCAL_ENDPOINTS";

  /** Variables that the handlers read, by the simple name of the handler's class. */
  private static final Map<String, Set<String>> VARIABLES =
      Map.of(
          "EnrichHandler",
          Set.of(
              "REGISTRY_TABLE",
              "SOURCE_STATE_TABLE",
              "TELEMETRY_QUEUE_URL",
              "PRODUCTION_QUEUE_URL",
              "EVENT_BUS_NAME",
              "QUARANTINE_TABLE"),
          "WriterHandler",
          Set.of(
              "TIMESERIES_STORE",
              "TIMESERIES_URL",
              "TIMESERIES_DATABASE",
              "TIMESERIES_ORG",
              "TIMESERIES_TABLE",
              "TIMESERIES_SECRET_ARN",
              "QUARANTINE_TABLE"),
          "OeeHandler",
          Set.of(
              "REGISTRY_TABLE",
              "OEE_TABLE",
              "TELEMETRY_QUEUE_URL",
              "TICK_QUEUE_URL",
              "PRODUCTION_QUEUE_ARN",
              "TICK_QUEUE_ARN",
              "EVENT_BUS_NAME",
              "TICK_GROUP_SIZE",
              "TICK_SPREAD_SECONDS",
              "QUARANTINE_TABLE"),
          "WorkOrderHandler",
          Set.of(
              "REGISTRY_TABLE",
              "WORK_ORDER_TABLE",
              "EVENT_BUS_NAME",
              "CMMS_PROFILE",
              "CMMS_URL",
              "CMMS_SECRET_ARN",
              "CMMS_TOKEN_SECRET_ARN",
              "CMMS_OVERLAY",
              "QUARANTINE_TABLE"),
          // CloudFormation tells it everything with each request
          "StoreSetupHandler",
          Set.of());

  private HandlerCheck() {}

  /**
   * Handlers that Lambda or the local plant could not create: no such class, not a {@code
   * RequestStreamHandler}, or one of its two constructors missing.
   */
  public static List<String> faults(PlantTemplate template) {
    List<String> faults = new ArrayList<>();
    for (FunctionSpec function : template.functions()) {
      try {
        Class<?> handler =
            Class.forName(function.handlerClass(), false, HandlerCheck.class.getClassLoader());
        if (!RequestStreamHandler.class.isAssignableFrom(handler)) {
          faults.add(
              unusable(function, "it does not implement " + RequestStreamHandler.class.getName()));
        }
        if (!hasConstructor(handler) || !hasConstructor(handler, FunctionRuntime.class)) {
          faults.add(unusable(function, "it lacks one of its two public constructors"));
        }
      } catch (ClassNotFoundException e) {
        faults.add(unusable(function, e.toString()));
      }
    }
    return faults;
  }

  private static boolean hasConstructor(Class<?> handler, Class<?>... parameters) {
    return Arrays.stream(handler.getConstructors())
        .anyMatch(constructor -> Arrays.equals(constructor.getParameterTypes(), parameters));
  }

  private static String unusable(FunctionSpec function, String why) {
    return function.name() + ": the handler " + function.handlerClass() + " is unusable: " + why;
  }

  /** Variables that the function's handler reads and the template does not declare. */
  static List<String> missingVariables(FunctionSpec function) {
    String handler = function.handlerClass().replaceFirst(".*\\.", "");
    Set<String> read = VARIABLES.get(handler);
    if (read == null) {
      return List.of(
          function.name() + " has the handler " + handler + ", whose variables are not known here");
    }
    List<String> missing = new ArrayList<>(read);
    missing.add(LOCAL_ENDPOINTS);
    missing.removeAll(function.environment().keySet());
    return missing.stream()
        .sorted()
        .map(name -> function.name() + " lacks the environment variable " + name)
        .toList();
  }
}
