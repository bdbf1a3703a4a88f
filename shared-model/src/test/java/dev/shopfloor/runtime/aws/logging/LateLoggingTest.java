package dev.shopfloor.runtime.aws.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LateLoggingTest {
  @Test
  void itIsWhatLogs() {
    assertThat(LoggerFactory.getLogger("dev.shopfloor.A")).isInstanceOf(LateLogger.class);
  }

  @Test
  void itLetsPassWhatTheConfigurationLetsPass() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    for (String name :
        new String[] {"dev.shopfloor.A", "dev.shopfloor", "dev.shopfloors", "software.amazon"}) {
      Logger logger = LoggerFactory.getLogger(name);
      for (Level level : Level.values()) {
        assertThat(logger.isEnabledForLevel(level))
            .as("%s of %s", level, name)
            .isEqualTo(
                configuration
                    .getLoggerConfig(name)
                    .getLevel()
                    .isLessSpecificThan(org.apache.logging.log4j.Level.valueOf(level.name())));
      }
    }
  }

  @Test
  void aLineIsThatOfTheJsonLayoutWithItsArgumentsAndWhatWasThrown() {
    String line =
        printed(() ->
            LoggerFactory.getLogger("dev.shopfloor.A")
                .error("{} of {} failed", 1, "two", new IllegalStateException("planted")));

    assertThat(line)
        .startsWith("{")
        .contains("\"level\":\"ERROR\"", "1 of two failed", "planted", "LateLoggingTest");
  }

  @Test
  void whatDoesNotPassIsNotWritten() {
    assertThat(printed(() -> LoggerFactory.getLogger("software.amazon").info("no"))).isEmpty();
  }

  /** As the console's layout has it, whatever stream the console found when it began. */
  private static String printed(Runnable logging) {
    Configuration configuration = ((LoggerContext) LogManager.getContext(false)).getConfiguration();
    StringWriter printed = new StringWriter();
    WriterAppender beside =
        WriterAppender.newBuilder()
            .setName("beside")
            .setLayout((StringLayout) configuration.getAppender("console").getLayout())
            .setTarget(printed)
            .build();
    beside.start();
    configuration.getRootLogger().addAppender(beside, null, null);
    try {
      logging.run();
    } finally {
      configuration.getRootLogger().removeAppender("beside");
      beside.stop();
    }
    return printed.toString();
  }
}
