package dev.shopfloor.writer.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what is logged, as text with its exceptions, beside the usual output. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  /** Begins to keep. */
  public LogCapture() {
    super("capture", null, null, true, Property.EMPTY_ARRAY);
    start();
    context().getConfiguration().getRootLogger().addAppender(this, null, null);
  }

  @Override
  public void append(LogEvent event) {
    StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage());
    for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
      line.append(' ').append(cause);
    }
    lines.add(line.toString());
  }

  /** What was logged until now, one line each. */
  public String text() {
    return String.join("\n", List.copyOf(lines));
  }

  @Override
  public void close() {
    context().getConfiguration().getRootLogger().removeAppender("capture");
    stop();
  }

  private static LoggerContext context() {
    return (LoggerContext) LogManager.getContext(false);
  }
}
