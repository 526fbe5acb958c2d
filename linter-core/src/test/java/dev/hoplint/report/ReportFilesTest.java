package dev.hoplint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path folder;

  @Test
  void filesTakeTheirPlacesTogether() throws Exception {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Files.writeString(two, "old");
    try (ReportFiles files = new ReportFiles()) {
      files.stage(one, "one", out -> out.write("1 ä"));
      files.stage(two, "two", out -> out.write("2"));
      assertThat(one).doesNotExist();
      assertThat(two).hasContent("old");

      files.commit();
    }
    assertThat(Files.readString(one)).isEqualTo("1 ä");
    assertThat(Files.readString(two)).isEqualTo("2");
    assertThat(names()).containsExactly("one", "two");
  }

  @Test
  void oneThatFailsLeavesNone() throws Exception {
    Files.writeString(folder.resolve("two"), "old");
    try (ReportFiles files = new ReportFiles()) {
      files.stage(folder.resolve("one"), "one", out -> out.write("1"));
      assertThatThrownBy(
              () ->
                  files.stage(
                      folder.resolve("two"),
                      "two",
                      out -> {
                        out.write("half");
                        throw new IOException("No space left on device");
                      }))
          .isInstanceOf(RunException.class)
          .hasMessage("cannot write two: No space left on device");
    }
    assertThat(names()).containsExactly("two");
    assertThat(folder.resolve("two")).hasContent("old");
  }

  @Test
  void theReasonIsInWords() {
    try (ReportFiles files = new ReportFiles()) {
      assertThatThrownBy(() -> files.stage(folder.resolve("no/file"), "no/file", out -> {}))
          .isInstanceOf(RunException.class)
          .hasMessage("cannot write no/file: its folder does not exist");
      assertThatThrownBy(() -> files.stage(folder, "reports", out -> {}))
          .isInstanceOf(RunException.class)
          .hasMessage("cannot write reports: it is a folder");
    }
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    try (ReportFiles files = new ReportFiles()) {
      files.stage(link, "link", out -> out.write("new"));
      files.commit();
    }
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
