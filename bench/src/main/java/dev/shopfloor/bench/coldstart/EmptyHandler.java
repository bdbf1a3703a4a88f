package dev.shopfloor.bench.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Does nothing: what the runtime itself costs. */
public final class EmptyHandler implements RequestStreamHandler {
  /** As the runtime makes it. */
  public EmptyHandler() {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write('{');
    output.write('}');
  }
}
