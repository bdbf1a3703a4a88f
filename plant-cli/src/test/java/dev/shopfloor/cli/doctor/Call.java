package dev.shopfloor.cli.doctor;

import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A call of an AWS service, told apart as the service does: by a form's Action, by a target's name,
 * or by method and path.
 *
 * @param service as it signs
 * @param parameters of a form; else what the path holds, by number
 */
record Call(String service, String operation, Map<String, String> parameters, String body) {
  private static final Map<String, String> IAM =
      Map.of(
          "monitoring", "cloudwatch",
          "timestream-influxdb", "timestream-influxdb");

  private static final Map<String, Pattern> PATHS =
      Map.of(
          "GetAlias", Pattern.compile("GET /2015-03-31/functions/([^/]+)/aliases/([^/]+)"),
          "GetFunctionConfiguration",
              Pattern.compile("GET /2015-03-31/functions/([^/]+)/configuration"),
          "GetFunctionConcurrency",
              Pattern.compile("GET /2019-09-30/functions/([^/]+)/concurrency"),
          "GetEventSourceMapping", Pattern.compile("GET /2015-03-31/event-source-mappings/([^/]+)"),
          "GetSchedule", Pattern.compile("GET /schedules/([^/]+)"),
          "GetTopicRule", Pattern.compile("GET /rules/([^/]+)"));

  static Call of(String service, Request request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (!request.target().isEmpty()) {
      String target = request.target();
      return new Call(service, target.substring(target.indexOf('.') + 1), Map.of(), body);
    }
    if (body.startsWith("Action=") || body.contains("&Action=")) {
      Map<String, String> form = new HashMap<>();
      for (String pair : body.split("&")) {
        int equals = pair.indexOf('=');
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
      return new Call(service, form.get("Action"), form, body);
    }
    String line = "%s %s".formatted(request.method(), request.path());
    for (Map.Entry<String, Pattern> path : PATHS.entrySet()) {
      var matched = path.getValue().matcher(line);
      if (matched.matches()) {
        Map<String, String> parts = new HashMap<>(Map.of("1", matched.group(1)));
        if (matched.groupCount() > 1) {
          parts.put("2", matched.group(2));
        }
        request.parameter("Qualifier").ifPresent(value -> parts.put("qualifier", value));
        request.parameter("groupName").ifPresent(value -> parts.put("group", value));
        return new Call(service, path.getKey(), parts, body);
      }
    }
    return new Call(service, line, Map.of(), body);
  }

  /** The action that IAM knows it by. */
  String action() {
    return "%s:%s".formatted(IAM.getOrDefault(service, service), operation);
  }

  /** A parameter that must be there. */
  String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("%s needs %s".formatted(operation, name));
    }
    return value;
  }

  /** A text field of a JSON body, which must be there. */
  String field(String name) {
    var found = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(name)).matcher(body);
    if (!found.find()) {
      throw new IllegalArgumentException("%s needs %s".formatted(operation, name));
    }
    return found.group(1);
  }

  /** An error in the service's own form. */
  Response error(int status, String code, String message) {
    boolean form = parameters.containsKey("Action");
    String text =
        form
            ? "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            : "{\"__type\":\"%s\",\"message\":\"%s\"}";
    String json = form ? "text/xml" : "application/json";
    Response answer =
        new Response(status, json, text.formatted(code, message).getBytes(StandardCharsets.UTF_8));
    return form ? answer : answer.with("x-amzn-ErrorType", code);
  }
}
