package dev.shopfloor.cli.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands with what each does in a few words: the beginning of its description up to the first
 * point or colon. Picocli would cut it where the first line of the description ends.
 */
final class CommandList implements IHelpSectionRenderer {
  private static final int NAMES = 14;
  private static final int WIDTH = 80;

  /** Lists the commands so, in the help of a command and of all below it. */
  static void in(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
    command.getSubcommands().values().forEach(CommandList::in);
  }

  @Override
  public String render(Help help) {
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAMES, 2, Overflow.SPAN),
            new Column(WIDTH - NAMES, 0, Overflow.WRAP));
    for (Map.Entry<String, Help> each : help.subcommands().entrySet()) {
      table.addRowValues(
          each.getKey(), words(each.getValue().commandSpec().usageMessage().description()));
    }
    return table.toString();
  }

  private static String words(String... description) {
    String whole = String.join(" ", description);
    int end = 0;
    while (end < whole.length() && !ends(whole, end)) {
      end++;
    }
    return whole.substring(0, end);
  }

  private static boolean ends(String text, int at) {
    return ".:;".indexOf(text.charAt(at)) >= 0
        && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
  }
}
