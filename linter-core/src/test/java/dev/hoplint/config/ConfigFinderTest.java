package dev.hoplint.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFinderTest {
  @TempDir Path outer;
  private Path base;

  /** Above the repository lies a file that must not be found. */
  @BeforeEach
  void repository() throws IOException {
    base = outer.resolve("repo");
    Files.createDirectories(base.resolve(".git"));
    Files.createDirectories(base.resolve("a/deep/er"));
    Files.createDirectories(base.resolve("b"));
    Files.writeString(outer.resolve("hoplint.yaml"), "");
  }

  private Path make(String file) throws IOException {
    return Files.writeString(base.resolve(file), "");
  }

  private Path find(String... paths) throws RunException {
    return ConfigFinder.find(base, Arrays.stream(paths).map(Path::of).toList());
  }

  @Test
  void inTheFolderOrTheNearestAbove() throws Exception {
    assertThat(find(".", "a/deep")).isNull();
    Path root = make("hoplint.yaml");
    assertThat(find(".")).isEqualTo(root);
    assertThat(find("a/deep/er")).isEqualTo(root);
    Path nearer = make("a/hoplint.yaml");
    make("a/r1.cfg");
    assertThat(find("a")).isEqualTo(nearer);
    assertThat(find("a/r1.cfg", "a/deep/er/../not-there.cfg", "a/../a")).isEqualTo(nearer);
    assertThat(find(base.resolve("a/deep").toString())).isEqualTo(nearer);
    assertThat(find()).isNull();
  }

  @Test
  void notAboveTheRepository() throws Exception {
    assertThat(find("a")).isNull();
    Files.delete(base.resolve(".git"));
    assertThat(find("a")).isEqualTo(outer.resolve("hoplint.yaml"));
    // A linked work tree has a file of this name.
    make(".git");
    assertThat(find("a")).isNull();
  }

  @Test
  void twoFiles() throws Exception {
    make("a/hoplint.yaml");
    make("b/hoplint.yaml");
    assertThatThrownBy(() -> find("a/deep", "b"))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "the paths belong to two configurations, a/hoplint.yaml and b/hoplint.yaml;"
                + " lint them one by one or name one with --config");
  }

  @Test
  void aPathWithoutOneGoesAlong() throws Exception {
    Path one = make("a/hoplint.yaml");
    assertThat(find("b", "a", "b")).isEqualTo(one);
  }

  @Test
  void oneFileOverTwoNames() throws Exception {
    make("a/hoplint.yaml");
    Files.createSymbolicLink(base.resolve("c"), base.resolve("a"));
    assertThat(find("a", "c")).isEqualTo(base.resolve("a/hoplint.yaml"));
  }

  @Test
  void aFolderOfThisNameIsNone() throws Exception {
    Path root = make("hoplint.yaml");
    Files.createDirectory(base.resolve("a/hoplint.yaml"));
    assertThat(find("a")).isEqualTo(root);
    Files.delete(base.resolve("a/hoplint.yaml"));
    Files.createSymbolicLink(base.resolve("a/hoplint.yaml"), Path.of("nowhere"));
    assertThat(find("a")).isEqualTo(base.resolve("a/hoplint.yaml"));
  }
}
