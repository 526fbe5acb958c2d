package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.source.Discovery.Found;
import dev.hoplint.source.FoundFile.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
  @TempDir Path temp;
  private Path base;

  @BeforeEach
  void tree() throws IOException {
    base = temp.resolve("base");
    Files.createDirectories(base);
  }

  private void file(String path) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "hostname R1\n");
  }

  private Found find(Predicate<String> include, Predicate<String> exclude, String... paths)
      throws RunException {
    return Discovery.find(base, Stream.of(paths).map(Path::of).toList(), include, exclude);
  }

  private List<String> paths(String... paths) throws RunException {
    return paths(find(null, path -> false, paths));
  }

  private static List<String> paths(Found found) {
    return found.files().stream().map(f -> f.file().path()).toList();
  }

  @Test
  void byteOrderOfNames() throws Exception {
    for (String name :
        List.of(
            "b.cfg",
            "a/z.cfg",
            "a.cfg",
            "B.cfg",
            "a-b.cfg",
            "\u00e9.cfg",
            "\uff5e.cfg",
            "\ud83d\ude00.cfg",
            "r10.cfg",
            "r2.cfg")) {
      file(name);
    }
    assertThat(paths("."))
        .containsExactly(
            "B.cfg",
            "a/z.cfg",
            "a-b.cfg",
            "a.cfg",
            "b.cfg",
            "r10.cfg",
            "r2.cfg",
            "\u00e9.cfg",
            "\uff5e.cfg",
            "\ud83d\ude00.cfg");
  }

  @Test
  void foldersThatAreNotEntered() throws Exception {
    for (String folder : List.of(".git", "target", "build", "node_modules", "src", "targets")) {
      file(folder + "/r.cfg");
      file("deep/" + folder + "/r.cfg");
    }
    file(".hidden.cfg");
    file("target.cfg");
    assertThat(paths("."))
        .containsExactly(
            ".hidden.cfg",
            "deep/src/r.cfg",
            "deep/targets/r.cfg",
            "src/r.cfg",
            "target.cfg",
            "targets/r.cfg");
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", "target", "build", "node_modules", "deep/.x/target"})
  void aNamedFolderIsEntered(String folder) throws Exception {
    file(folder + "/r.cfg");
    file(folder + "/build/r.cfg");
    assertThat(paths(folder)).containsExactly(folder + "/r.cfg");
  }

  @Test
  void theBaseMayItselfBeCalledTarget() throws Exception {
    base = temp.resolve("target");
    file("r.cfg");
    assertThat(paths(".")).containsExactly("r.cfg");
  }

  @Test
  void includeLimitsAndExcludeRemoves() throws Exception {
    file("configs/r1.cfg");
    file("configs/old/r2.cfg");
    file("notes/readme.txt");
    Found found = find(p -> p.startsWith("configs/"), p -> p.contains("old"), ".");
    assertThat(paths(found)).containsExactly("configs/r1.cfg");
    assertThat(found.files().get(0).origin()).isEqualTo(Origin.INCLUDED);
    assertThat(find(null, p -> false, ".").files()).allMatch(f -> f.origin() == Origin.MET);
  }

  @Test
  void aNamedFileIsAlwaysRead() throws Exception {
    file("archive/r1.cfg");
    Found found = find(p -> false, p -> true, ".", "archive/r1.cfg");
    assertThat(paths(found)).containsExactly("archive/r1.cfg");
    assertThat(found.files().get(0).origin()).isEqualTo(Origin.NAMED);
  }

  @Test
  void aFileMetTwiceIsReadOnce() throws Exception {
    file("a/r1.cfg");
    file("a/r2.cfg");
    Files.createSymbolicLink(base.resolve("a/same.cfg"), base.resolve("a/r1.cfg"));
    Found found = find(null, p -> false, ".", "a", "a/../a/r2.cfg", base + "/a/r1.cfg");
    assertThat(paths(found)).containsExactly("a/r1.cfg", "a/r2.cfg");
    assertThat(found.files()).allMatch(f -> f.origin() == Origin.NAMED);
  }

  @Test
  void linksToFoldersAreEnteredOnlyIfNamed() throws Exception {
    file("real/r1.cfg");
    Files.createSymbolicLink(base.resolve("link"), base.resolve("real"));
    Files.createSymbolicLink(base.resolve("real/up"), base);
    assertThat(paths(".")).containsExactly("real/r1.cfg");
    assertThat(paths("link")).containsExactly("link/r1.cfg");
    assertThat(paths(".", "link")).containsExactly("real/r1.cfg");
  }

  @Test
  void aFileHasItsOwnNameThoughALinkComesFirst() throws Exception {
    file("b/r1.cfg");
    Files.createDirectories(base.resolve("a"));
    Files.createSymbolicLink(base.resolve("a/link.cfg"), base.resolve("b/r1.cfg"));
    assertThat(paths(".")).containsExactly("b/r1.cfg");
    assertThat(paths("a/link.cfg", ".")).containsExactly("a/link.cfg");
  }

  @Test
  void linksToFilesAreRead() throws Exception {
    Path elsewhere = temp.resolve("elsewhere.cfg");
    Files.writeString(elsewhere, "hostname R9\n");
    Files.createSymbolicLink(base.resolve("r9.cfg"), elsewhere);
    assertThat(paths(".")).containsExactly("r9.cfg");
  }

  @Test
  void pathsOutsideTheBase() throws Exception {
    Path sister = temp.resolve("sister/r.cfg");
    Files.createDirectories(sister.getParent());
    Files.writeString(sister, "hostname R1\n");
    assertThat(paths("../sister")).containsExactly("../sister/r.cfg");
    assertThat(paths(sister.toString())).containsExactly("../sister/r.cfg");
  }

  @Test
  void theBaseReachedThroughALink() throws Exception {
    file("r1.cfg");
    Path link = temp.resolve("link");
    Files.createSymbolicLink(link, base);
    Found found = Discovery.find(link, List.of(base.resolve("r1.cfg")), null, path -> false);
    assertThat(paths(found)).containsExactly("r1.cfg");
  }

  @Test
  void whatIsNamedMustBeThere() throws Exception {
    file("r1.cfg");
    assertThatThrownBy(() -> paths("configs/r9.cfg"))
        .isInstanceOf(RunException.class)
        .hasMessage("no such file or folder: configs/r9.cfg");
    Files.createSymbolicLink(base.resolve("broken"), base.resolve("gone"));
    assertThatThrownBy(() -> paths("broken"))
        .isInstanceOf(RunException.class)
        .hasMessage("cannot read broken: no such file");
    assertThatThrownBy(() -> paths("r1.cfg/x")).isInstanceOf(RunException.class);
  }

  @Test
  void whatIsMetAndCannotBeReadIsNotAnalysed() throws Exception {
    file("r1.cfg");
    Files.createSymbolicLink(base.resolve("broken"), base.resolve("gone"));
    Files.createSymbolicLink(base.resolve("loop"), base.resolve("loop"));
    Found found = find(null, p -> false, ".");
    assertThat(paths(found)).containsExactly("r1.cfg");
    assertThat(found.notAnalysed())
        .extracting(u -> u.file().path())
        .containsExactly("broken", "loop");
    assertThat(found.notAnalysed().get(0).reason()).isEqualTo("no such file");
    assertThat(find(null, p -> p.equals("broken"), ".").notAnalysed()).hasSize(1);
  }

  @Test
  void anEmptyFolderHasNoFiles() throws Exception {
    assertThat(paths(".")).isEmpty();
  }
}
