package dev.hoplint.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.LineState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page is what the table says. With {@code -Dhoplint.refresh=true} it is written first. */
class CoveragePageTest {
  private static final Path PAGE = Path.of("..", "docs", "ios-coverage.md");

  @Test
  void thePageIsWhatTheTableSays() throws IOException {
    String made = CoveragePage.of(CommandRow.all());
    if (Boolean.getBoolean("hoplint.refresh")) {
      Files.writeString(PAGE, made);
    }
    // Git may have given it other line ends.
    assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
        .as("make it again as CONTRIBUTING.md says")
        .isEqualTo(made);
  }

  @Test
  void everyRowAndEveryCountIsThere() {
    String page =
        CoveragePage.of(
            List.of(
                new CommandRow("global", "interface *", "interface", LineState.FULL),
                new CommandRow("global", "snmp-server", "", LineState.NEEDLESS),
                new CommandRow("interface", "", "", LineState.TO_DO)));

    assertThat(page)
        .contains("| [global](#global) | 2 | 1 | 0 | 0 | 1 |\n")
        .contains("| [interface](#interface) | 1 | 0 | 0 | 1 | 0 |\n")
        .contains("| all | 3 | 1 | 0 | 1 | 1 |\n")
        .contains("| `interface *` | FULL | interface |\n")
        .contains("| `snmp-server` | NEEDLESS |  |\n")
        .contains("| any other line | TO_DO |  |\n");
  }
}
