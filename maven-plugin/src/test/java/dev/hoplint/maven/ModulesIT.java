package dev.hoplint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a build of three networks logged: the parent's, in {@code hub}, and one in each module. */
class ModulesIT {
  private static final Path LOG =
      Path.of(System.getProperty("hoplint.it"), "builds", "sites", "build.log");

  @Test
  void eachModuleLintsItsOwnFolder() throws IOException {
    List<String> log = Files.readAllLines(LOG);

    assertThat(log)
        .filteredOn(line -> line.contains("(HOP-002)"))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("[WARNING] hub/hub.cfg:[5,2] "))
        .anyMatch(line -> line.startsWith("[WARNING] north.cfg:[5,2] "))
        .anyMatch(line -> line.startsWith("[WARNING] south.cfg:[5,2] "));
    assertThat(log)
        .filteredOn(line -> line.startsWith("[INFO] Hoplint: "))
        .hasSize(3)
        .allMatch(line -> line.contains(" 1 device, "));
  }
}
