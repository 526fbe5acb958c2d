package dev.hoplint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on the linter itself: what only both together can get right. */
class WholeRunTest {
  /** Replies to clients behind a router leave by vmk0: RTE-402 at line 3. */
  private static final String ROUTES =
      """
      Network       Netmask        Gateway         Interface  Source
      ------------  -------------  --------------  ---------  ------
      default       0.0.0.0        10.131.207.254  vmk0       DHCP
      10.10.10.0    255.255.255.0  0.0.0.0         vmk3       MANUAL
      10.131.192.0  255.255.240.0  0.0.0.0         vmk0       MANUAL
      """;

  /** One interface alone: nothing can leave by another. */
  private static final String ALONE =
      """
      Network       Netmask        Gateway         Interface  Source
      ------------  -------------  --------------  ---------  ------
      10.131.192.0  255.255.240.0  0.0.0.0         vmk0       MANUAL
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @BeforeEach
  void network() throws IOException {
    Files.createDirectories(folder.resolve("hosts/esx1"));
    Files.createDirectories(folder.resolve("hosts/esx2"));
    Files.writeString(folder.resolve("hosts/esx1/routes.txt"), ROUTES);
    Files.writeString(folder.resolve("hosts/esx2/routes.txt"), ALONE);
  }

  @Test
  void aFindingWithItsFrame() {
    status("--select", "RTE-402");

    assertThat(out())
        .startsWith("hosts/esx1/routes.txt:3:1: ")
        .contains("RTE-402: ")
        .contains("3 | default       0.0.0.0        10.131.207.254  vmk0       DHCP\n  | ^^^^^^^")
        .doesNotContain("has changed")
        .contains("0 devices, 2 hosts, 2 files, 8 lines: ");
  }

  @Test
  void onlyReportsTheFilesNamed() {
    String[] check = {"--select=RTE-402", "--fail-on=note", "--only", "hosts/esx1/routes.txt"};
    assertThat(status(check)).isOne();
    assertThat(out()).contains("RTE-402");
    out.reset();

    check[3] = "hosts/esx2/routes.txt";
    assertThat(status(check)).isZero();
    assertThat(out()).startsWith("0 devices, 2 hosts, 2 files, 8 lines: 0 errors, ");
  }

  @Test
  void anUnknownRuleNamesTheNearest() {
    assertThat(status("--select", "FRG-1O1")).isEqualTo(2);
    assertThat(complaint()).contains("FRG-1O1").contains("FRG-101");

    assertThat(status("--ignore", "FRG,pbr-split-fragments")).isEqualTo(2);
    assertThat(complaint()).contains("pbr-splits-fragments");
  }

  @Test
  void whatIsNamedHasToExist() throws IOException {
    assertThat(status("no.cfg")).isEqualTo(2);
    assertThat(complaint()).contains("no.cfg");

    assertThat(status(".", "--only", "no.cfg")).isEqualTo(2);
    assertThat(complaint()).contains("no.cfg");

    assertThat(status("--config", "no.yaml")).isEqualTo(2);
    assertThat(complaint()).contains("no.yaml");

    Files.writeString(folder.resolve("hoplint.yaml"), "failon: error\n");
    assertThat(status()).isEqualTo(2);
    assertThat(complaint()).contains("hoplint.yaml").contains("failOn");
    assertThat(status("--no-config")).isNotEqualTo(2);
  }

  @Test
  void itsOwnReportIsNotReadTheNextTime() throws IOException {
    status("--report=json=report.json", "--format=json");
    String first = out();
    out.reset();

    status("--format=json");

    assertThat(out()).isEqualTo(first);
    assertThat(folder.resolve("report.json")).hasContent(first);
  }

  private int status(String... args) {
    Surroundings surroundings = new Surroundings(folder, Map.of(), false);
    return new Main(new Engine.Hoplint(), surroundings, out, err).run(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The one line on standard error, which is then forgotten. */
  private String complaint() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    assertThat(text).startsWith("hoplint: ").endsWith("\n");
    assertThat(text.lines()).hasSize(1);
    assertThat(out()).isEmpty();
    return text;
  }
}
