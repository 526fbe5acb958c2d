package dev.hoplint.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong in a file is said in one line with its place. */
class ConfigErrorsTest {
  private static final String HOST = "network: {hosts: [{name: a, address: 10.0.0.1, ";
  private static final String FLOW =
      "network: {flows: [{name: a, source: 10.0.0.1, destination: 10.0.0.2, ";

  @TempDir Path base;

  private Config load(byte[] yaml) throws IOException, RunException {
    Files.write(base.resolve("hoplint.yaml"), yaml);
    return ConfigLoader.load(base, Path.of("hoplint.yaml"), Rules.NAMES);
  }

  private void refuses(String yaml, String message) {
    assertThatThrownBy(() -> load(yaml.getBytes(StandardCharsets.UTF_8)))
        .as(yaml.substring(0, Math.min(200, yaml.length())))
        .isInstanceOf(RunException.class)
        .hasMessage("hoplint.yaml:" + message);
  }

  /** {@code \n} in the first column is a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // unknown keys
        "inclde: [a] | 1:1: unknown key \"inclde\" in hoplint.yaml, the nearest known one is \"include\"",
        "failon: error | 1:1: unknown key \"failon\" in hoplint.yaml, the nearest known one is \"failOn\"",
        "rule: 1\\nhosts: [] | 1:1: unknown key \"rule\" in hoplint.yaml, the nearest known one is \"rules\"",
        "hosts: [] | 1:1: unknown key \"hosts\" in hoplint.yaml, it belongs in network",
        "network:\\n  host: [] | 2:3: unknown key \"host\" in network, the nearest known one is \"hosts\"",
        "network:\\n  assume: {mtu: 1} | 2:12: unknown key \"mtu\" in network.assume, it belongs in network.hosts",
        "overrides:\\n- file: [a] | 2:3: unknown key \"file\" in overrides, the nearest known one is \"files\"",
        "dumps:\\n  a: {stack: b} | 2:7: unknown key \"stack\" in dumps, the nearest known one is \"netstack\"",
        "\"\\u0000\": 1 | 1:1: unknown key \"?\" in hoplint.yaml, the nearest known one is \"rules\"",
        // kinds of values
        "- a | 1:1: hoplint.yaml must be keys with values, not a list",
        "word | 1:1: hoplint.yaml must be keys with values, not \"word\"",
        "include: a | 1:10: include must be a list, not \"a\"",
        "include: [[a]] | 1:11: a glob of include must be a word, not a list",
        "include: [~] | 1:11: a glob of include must be a word, not nothing",
        "rules: [FRG-101] | 1:8: rules must be keys with values, not a list",
        "network: 1 | 1:10: network must be keys with values, not \"1\"",
        "overrides: {files: a} | 1:12: overrides must be a list, not keys with values",
        "overrides: [{files: [a]}] | 1:13: overrides needs \"rules\"",
        "overrides: [{rules: {}}] | 1:13: overrides needs \"files\"",
        "overrides: [{files: [], rules: {}}] | 1:21: files must be a list of at least one glob",
        "failOn: | 1:8: failOn must be a word, not nothing",
        "failOn: warn | 1:9: failOn must be error, warning, note or never, not \"warn\"; the nearest is warning",
        "baseline: [a] | 1:11: baseline must be a word, not a list",
        "include: [\"{a\"] | 1:11: the glob \"{a\" has a { without a }",
        "dumps: {\"a[\": {device: b}} | 1:9: the glob \"a[\" has a [ without a ]",
        "dumps: {a: {}} | 1:9: dumps needs \"device\" or \"netstack\" here",
        // rules
        "rules: {FRG-110: off} | 1:9: unknown rule \"FRG-110\", the nearest known one is FRG-101",
        "rules: {FRG-101: of} | 1:18: the level of FRG-101 must be off, note, warning or error, not \"of\"; the nearest is off",
        "rules: {FRG-101: Error} | 1:18: the level of FRG-101 must be off, note, warning or error, not \"Error\"; the nearest is error",
        "rules: {FRG-101: true} | 1:18: the level of FRG-101 must be off, note, warning or error, not \"true\"; the nearest is note",
        "rules: {FRG-101: } | 1:17: the level of FRG-101 must be off, note, warning or error, not nothing",
        "rules: {FRG-101: [off]} | 1:18: the level of FRG-101 must be off, note, warning or error, not a list",
        "rules: {FRG-101: {severity: 1}} | 1:29: severity must be off, note, warning or error, not \"1\"; the nearest is off",
        "rules: {FRG-101: {level: off}} | 1:19: unknown key \"level\" for FRG-101, the nearest known one is \"severity\"",
        "rules: {RTE: {localOnlyPortgroups: a}} | 1:15: unknown key \"localOnlyPortgroups\" for RTE, the nearest known one is \"severity\"",
        "rules: {RTE-402: {localonlyPortgroups: a}} | 1:19: unknown key \"localonlyPortgroups\" for RTE-402, the nearest known one is \"localOnlyPortgroups\"",
        "rules: {RTE-402: {localOnlyPortgroups: \"a(\"}} | 1:40: localOnlyPortgroups is no regular expression: Unclosed group near position 3 of \"a(\"",
        "rules: {RTE-402: {localOnlyPortgroups: ~}} | 1:40: localOnlyPortgroups must be a word, not nothing",
        "rules:\\n  FRG-101: off\\n  pbr-splits-fragments: note | 3:3: the rule FRG-101 is given twice, first in line 2 as \"FRG-101\"",
        // numbers and truth values
        "network: {assume: {hostMtu: 67}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"67\"",
        "network: {assume: {hostMtu: 65536}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"65536\"",
        "network: {assume: {hostMtu: 01500}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"01500\"",
        "network: {assume: {hostMtu: 1_500}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"1_500\"",
        "network: {assume: {hostMtu: 1500.0}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"1500.0\"",
        "network: {assume: {hostMtu: 99999999999999}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"99999999999999\"",
        "network: {assume: {hostMtu: '1500'}} | 1:29: hostMtu must be a whole number from 68 to 65535, not \"1500\" in quotes",
        "network: {assume: {vfrFeedsPbr: maybe}} | 1:33: vfrFeedsPbr must be true or false, not \"maybe\"",
        "network: {assume: {vfrFeedsPbr: 0}} | 1:33: vfrFeedsPbr must be true or false, not \"0\"",
        "network: {assume: {vfrFeedsPbr: 'yes'}} | 1:33: vfrFeedsPbr must be true or false, not \"yes\" in quotes",
        "network: {assume: {vfrFeedsPbr: y}} | 1:33: vfrFeedsPbr must be true or false, not \"y\"",
        // stateful
        "network: {stateful: [\":Gi0/1\"]} | 1:22: an item of stateful must be a device, or device:interface, not \":Gi0/1\" in quotes",
        "network: {stateful: [\"R2:\"]} | 1:22: an item of stateful must be a device, or device:interface, not \"R2:\" in quotes",
        "network: {stateful: [{R2: Gi0/1}]} | 1:22: an item of stateful must be a word, not keys with values",
        // YAML that is not used
        "rules:\\n  FRG-101: off\\n  FRG-101: off | 3:3: the key \"FRG-101\" is given twice, first in line 2",
        "include: &a [b] | 1:10: an anchor (&a) is not allowed",
        "include: [&a b] | 1:11: an anchor (&a) is not allowed",
        "exclude: *a | 1:10: an alias (*a) is not allowed",
        "network: {<<: *a} | 1:15: an alias (*a) is not allowed",
        "include: !!seq [a] | 1:10: a tag (tag:yaml.org,2002:seq) is not allowed",
        "failOn: !x error | 1:9: a tag (!x) is not allowed",
        "failOn: ! error | 1:9: a tag (!) is not allowed",
        "{}\\n---\\n{} | 2:1: a second document is not allowed",
        "? [a]\\n: b | 1:3: a key must be a word",
        // no YAML
        "include: [a | 1:12: not valid YAML: expected ',' or ']', but got <stream end> (while parsing a flow sequence)",
        "a: b: c | 1:5: not valid YAML: mapping values are not allowed here",
        "include: \"a | 1:12: not valid YAML: found unexpected end of stream (while scanning a quoted scalar)",
        "include: [\"\\UFFFFFFFF\"] | 1:14: not valid YAML: a number in it is too large",
        "%YAML 99999999999.1\\n--- | 1:18: not valid YAML: found a number which cannot represent a valid version: 99999999999 (while scanning a YAML directive)",
        "@ | 1:1: not valid YAML: found character '@' that cannot start any token. (Do not use @ for indentation) (while scanning for the next token)",
      })
  void wrong(String yaml, String message) {
    refuses(yaml.replace("\\n", "\n"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mtu: 67 | 53: mtu must be a whole number from 68 to 65535, not \"67\"",
        "mtu: | 52: mtu must be a whole number from 68 to 65535, not nothing",
        "gateway: 10.0.0.0/24 | 57: gateway must be an IPv4 address, not \"10.0.0.0/24\"",
        "gateway: 10.0.0 | 57: gateway must be an IPv4 address, not \"10.0.0\"",
        "gateway: 010.0.0.1 | 57: gateway must be an IPv4 address, not \"010.0.0.1\"",
        "gateway: fe80::1 | 57: gateway must be an IPv4 address, not \"fe80::1\"",
        "adress: x | 48: unknown key \"adress\" in network.hosts, the nearest known one is \"address\"",
        "port: 1 | 48: unknown key \"port\" in network.hosts, it belongs in network.flows",
        "name: b | 48: the key \"name\" is given twice, first in line 1",
      })
  void wrongHost(String field, String message) {
    refuses(HOST + field + "}]}", "1:" + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.256",
        "10.0.0.1/33",
        "10.0.0.1/",
        "10.0.0.1/024",
        "10.0.0.1/24/1",
        "a"
      })
  void wrongAddress(String address) {
    refuses(
        "network:\n  hosts:\n  - name: a\n    address: \"" + address + "\"\n",
        "4:14: address must be an IPv4 address, alone or with the length of its network"
            + " (10.1.2.3/24), not \""
            + address
            + "\" in quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "protocol: tcp, port: 65536 | 91: port must be a whole number from 0 to 65535, not \"65536\"",
        "protocol: tcp, port: -1 | 91: port must be a whole number from 0 to 65535, not \"-1\"",
        "protocol: tcp, port: 010 | 91: port must be a whole number from 0 to 65535, not \"010\"",
        "protocol: icmp, port: 1 | 92: only tcp and udp have a port",
        "protocol: 47, port: 1 | 90: only tcp and udp have a port",
        "protocol: TCP | 80: protocol must be tcp, udp, icmp or a number from 0 to 255, not \"TCP\"",
        "protocol: 256 | 80: protocol must be tcp, udp, icmp or a number from 0 to 255, not \"256\"",
        "protocol: udp, maxPayload: 65508 | 97: maxPayload must be a whole number from 1 to 65507, not \"65508\"",
        "protocol: tcp, maxPayload: 100 | 97: maxPayload counts bytes of UDP data, so the protocol must be udp",
        "protocol: tcp, path: R1 | 91: path must be a list, not \"R1\"",
        "protocol: tcp, path: [~] | 92: a device of path must be a word, not nothing",
        "path: [] | 19: network.flows needs \"protocol\"",
      })
  void wrongFlow(String field, String message) {
    refuses(FLOW + field + "}]}", "1:" + message);
  }

  @Test
  void otherFaultsOfFlowsAndHosts() {
    String flow = "{name: a, protocol: tcp, source: %s, destination: 10.0.0.2}";
    refuses(
        "network: {flows: [" + flow.formatted("10.0.0.1/24") + "]}",
        "1:52: source must be a host or a network: 10.0.0.1 or 10.0.0.0/24, not \"10.0.0.1/24\"");
    refuses(
        "network:\n  flows:\n  - "
            + flow.formatted("10.0.0.1")
            + "\n  - "
            + flow.formatted("1.1.1.1"),
        "4:12: the flow \"a\" is declared twice, first in line 3");
    refuses(
        "network: {hosts: [{name: a, address: 1.1.1.1}, {name: a, address: 1.1.1.2}]}",
        "1:55: the host \"a\" is declared twice, first in line 1");
    refuses("network: {hosts: [{address: 1.1.1.1}]}", "1:19: network.hosts needs \"name\"");
    refuses("network: {hosts: [{name: a}]}", "1:19: network.hosts needs \"address\"");
  }

  @Test
  void tab() {
    refuses(
        "network:\n\thosts:",
        "2:1: not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use"
            + " \\t(TAB) for indentation) (while scanning for the next token)");
  }

  @Test
  void bytesThatAreNoText() {
    assertThatThrownBy(() -> load(new byte[] {'#', '\n', ' ', (byte) 0xff, 'a'}))
        .hasMessage("hoplint.yaml:2:2: this is not UTF-8");
    assertThatThrownBy(() -> load(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}))
        .hasMessage("hoplint.yaml:1:1: this is not UTF-8");
    assertThatThrownBy(() -> load(new byte[] {'#', (byte) 0xe2, (byte) 0x82}))
        .hasMessage("hoplint.yaml:1:2: this is not UTF-8");
    refuses("include: [a]\n# \u0001", "2:3: the character U+0001 is not allowed in YAML");
    refuses("# \ud83d\ude00 \u0000", "1:6: the character U+0000 is not allowed in YAML");
  }

  @Test
  void deepNesting() {
    refuses("include: " + "[".repeat(200_000), "1:25: nested over 16 levels deep");
    refuses("include: " + "{a: ".repeat(10_000), "1:67: nested over 16 levels deep");
    StringBuilder blocks = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      blocks.append(" ".repeat(i)).append("a:\n");
    }
    refuses(blocks.toString(), "16:16: nested over 16 levels deep");
  }

  @Test
  void filesThatCannotBeRead() throws Exception {
    assertThatThrownBy(() -> ConfigLoader.load(base, Path.of("sub/none.yaml"), Rules.NAMES))
        .hasMessage("sub/none.yaml: there is no such file");
    assertThatThrownBy(() -> ConfigLoader.load(base.resolve("sub"), base, Rules.NAMES))
        .hasMessage("..: this is a folder, not a configuration");
    assertThatThrownBy(() -> ConfigLoader.load(base, base, Rules.NAMES))
        .hasMessage(".: this is a folder, not a configuration");
    Files.createSymbolicLink(base.resolve("link.yaml"), Path.of("nowhere"));
    assertThatThrownBy(() -> ConfigLoader.load(base, Path.of("link.yaml"), Rules.NAMES))
        .hasMessage("link.yaml: there is no such file");
  }

  /** Every file that is hurt by chance is loaded or refused in one line with a place. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void hurtByChance(long seed) throws Exception {
    byte[] whole = ConfigErrorsTest.class.getResourceAsStream("every-key.yaml").readAllBytes();
    String[] pieces = {
      "\t",
      "\0",
      "\r",
      "\n",
      ": ",
      "- ",
      "{",
      "}",
      "[",
      "]",
      "\"",
      "'",
      "#",
      "&a ",
      "*a",
      "!t ",
      "? ",
      "| ",
      ">\n",
      "%",
      "---\n",
      "...\n",
      "\\",
      ",",
      "\ufeff",
      "\u0085",
      "\u2028",
      "\ud83d\ude00",
      "<<: ",
      "\"\\UFFFFFFFF\"",
      "\"\\U7FFFFFFF\"",
      "\"\\uD800\"",
      "!<%FF> ",
      "!%C3 ",
      "!!",
      "\"\\x\"",
      "%YAML 9.9\n---\n",
      "%TAG ! a\n",
      "@",
      "`",
      "~",
      "    "
    };
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder hurt = new StringBuilder(new String(whole, StandardCharsets.UTF_8));
      boolean soup = random.nextInt(4) == 0;
      if (soup) {
        hurt.setLength(random.nextInt(60));
      }
      for (int n = 1 + random.nextInt(soup ? 30 : 3); n > 0; n--) {
        int at = random.nextInt(hurt.length() + 1);
        switch (random.nextInt(4)) {
          case 0 -> hurt.insert(at, pieces[random.nextInt(pieces.length)]);
          case 1 -> hurt.delete(at, Math.min(hurt.length(), at + 1 + random.nextInt(20)));
          case 2 -> hurt.setLength(at);
          default -> hurt.insert(at, hurt.substring(at, Math.min(hurt.length(), at + 40)));
        }
      }
      try {
        load(hurt.toString().getBytes(StandardCharsets.UTF_8));
      } catch (RunException e) {
        refused++;
        assertThat(e.getMessage())
            .as(hurt.toString())
            .matches("hoplint\\.yaml:[1-9][0-9]*:[1-9][0-9]*: \\P{Cntrl}+");
      }
    }
    assertThat(refused).isBetween(1_000, 1_999);
  }
}
