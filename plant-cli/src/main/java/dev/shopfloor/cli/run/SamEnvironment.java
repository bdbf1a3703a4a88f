package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file for {@code sam local invoke --env-vars} that points a function in a container at the
 * running plant; there as long as the plant runs.
 */
public final class SamEnvironment implements AutoCloseable {
  /** Its name in the data folder. */
  public static final String NAME = "sam-env.json";

  private static final String ENDPOINTS = "LOCAL_ENDPOINTS";
  private static final String SDK_PREFIX = "AWS_ENDPOINT_URL_";

  private final Path file;

  private SamEnvironment(Path file) {
    this.file = file;
  }

  /** Writes the file for a running plant. */
  public static SamEnvironment write(Path data, LocalPlant plant) throws IOException {
    Path file = data.resolve(NAME);
    try (JsonGenerator out = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      for (FunctionSpec function : plant.template().functions()) {
        // SAM passes a function only what the template declares for it
        Map<String, String> variables = new TreeMap<>(function.environment());
        variables.replace(ENDPOINTS, endpoints(plant));
        out.writeObjectFieldStart(function.name());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
          out.writeStringField(variable.getKey(), variable.getValue());
        }
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    return new SamEnvironment(file);
  }

  private static String endpoints(LocalPlant plant) {
    return new TreeMap<>(plant.endpoints())
        .entrySet().stream()
            .map(entry -> entry.getKey().substring(SDK_PREFIX.length()) + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /** Deletes the file: its ports belong to nobody any more. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
