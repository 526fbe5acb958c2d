package dev.hoplint.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.rule.RuleLevel;
import dev.hoplint.rule.RuleOption;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Position;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  @TempDir Path base;

  private Config load(String yaml) throws IOException, RunException {
    return load(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private Config load(byte[] yaml) throws IOException, RunException {
    Files.write(base.resolve("hoplint.yaml"), yaml);
    return ConfigLoader.load(base, Path.of("hoplint.yaml"), Rules.NAMES);
  }

  private Config resource(String name) throws RunException, URISyntaxException {
    URI place = ConfigLoaderTest.class.getResource(name).toURI();
    return ConfigLoader.load(base, Path.of(place), Rules.NAMES);
  }

  @Test
  void everyKey() throws Exception {
    Config config = resource("every-key.yaml");
    assertThat(config.takes("configs/a/r1.cfg")).isTrue();
    assertThat(config.takes("other/r1.cfg")).isFalse();
    assertThat(config.failOn()).isEqualTo(RuleLevel.ERROR);
    assertThat(config.baseline()).isEqualTo(config.folder().resolve("hoplint-baseline.json"));
    assertThat(config.rules().severity(Rules.MTU_303, Severity.WARNING, "r1.cfg"))
        .isEqualTo(Severity.ERROR);
    assertThat(config.rules().severity(Rules.PBR_206, Severity.NOTE, "r1.cfg"))
        .isEqualTo(Severity.NOTE);
    assertThat(config.rules().severity(Rules.PBR_206, Severity.NOTE, "lab/r1.cfg")).isNull();
    assertThat(config.rules().option(RuleOption.LOCAL_ONLY_PORTGROUPS, "r1.cfg"))
        .isEqualTo("(?i)iscsi|nfs|vsan|vmotion|storage");

    Declared declared = config.declared();
    assertThat(declared.assume()).isEqualTo(new Declared.Assume(1500, false, false));
    Declared.Host user = declared.hosts().get(0);
    assertThat(user.name()).isEqualTo("user");
    assertThat(user.address()).isEqualTo(Ipv4Address.of("172.16.1.10"));
    assertThat(user.length()).isEqualTo(-1);
    assertThat(user.gateway()).isEqualTo(Ipv4Address.of("172.16.1.1"));
    assertThat(user.mtu()).isEqualTo(1476);
    assertThat(user.pathMtuDiscovery()).isFalse();
    Declared.Flow app = declared.flows().get(0);
    assertThat(app.protocol()).isEqualTo(6);
    assertThat(app.source()).isEqualTo(Ipv4Prefix.parse("172.16.1.10/32"));
    assertThat(app.port()).isEqualTo(1001);
    assertThat(app.path()).containsExactly("R3", "R2", "R1");
    assertThat(app.maxPayload()).isEqualTo(-1);
    Declared.Flow syslog = declared.flows().get(1);
    assertThat(syslog.protocol()).isEqualTo(17);
    assertThat(syslog.source()).isEqualTo(Ipv4Prefix.parse("172.16.1.0/24"));
    assertThat(syslog.maxPayload()).isEqualTo(1024);
    assertThat(declared.stateful().get(0).device()).isEqualTo("fw1");
    assertThat(declared.stateful().get(0).interfaceName()).isNull();
    assertThat(declared.stateful().get(1).device()).isEqualTo("R2");
    assertThat(declared.stateful().get(1).interfaceName()).isEqualTo("GigabitEthernet0/1");
    Declared.DumpHint hint = declared.dumps().get(0);
    assertThat(hint.files().test("hosts/esx1/route.txt")).isTrue();
    assertThat(hint.files().test("hosts/esx2/route.txt")).isFalse();
    assertThat(hint.device()).isEqualTo("esx1");
    assertThat(hint.netstack()).isEqualTo("defaultTcpipStack");
  }

  @Test
  void lab() throws Exception {
    assertThat(resource("lab.yaml").declared().flows())
        .extracting(Declared.Flow::name)
        .containsExactly("app1001", "app1002");
    Declared.Host guest = resource("esxi.yaml").declared().hosts().get(0);
    assertThat(guest.address()).isEqualTo(Ipv4Address.of("172.16.1.2"));
    assertThat(guest.length()).isEqualTo(24);
    assertThat(guest.mtu()).isNull();
    assertThat(guest.pathMtuDiscovery()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "# only a comment",
        "---\n",
        "--- {}\n...\n",
        "%YAML 1.2\n---\nrules:\n",
        "{}",
        "~",
        "include:\nexclude: []\nrules: ~\noverrides:\nnetwork:\n  hosts:\n  assume:\ndumps: {}\n"
      })
  void nothing(String yaml) throws Exception {
    Config config = load(yaml);
    assertThat(config.declared()).isEqualTo(Declared.NOTHING);
    assertThat(config.takes("any/thing")).isTrue();
    assertThat(config.failOn()).isNull();
  }

  @Test
  void byteOrderMarkAndLineEnds() throws Exception {
    String yaml =
        "network:\r\n  hosts:\r\n    - {name: \"h\u00f6st \ud83d\ude00\", address: 10.0.0.1}\r\n";
    Config config = load("\ufeff" + yaml);
    Declared.Host host = config.declared().hosts().get(0);
    assertThat(config.source().position(host.span())).isEqualTo(new Position(3, 7, 3, 43));
    assertThat(host.span().file().path()).isEqualTo("hoplint.yaml");
    assertThat(load(yaml.replace("\r\n", "\r")).declared().hosts()).hasSize(1);
  }
}
