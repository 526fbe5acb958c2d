package dev.hoplint.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.hoplint.rule.RuleOption;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the loader judge a file alike, but for what a schema cannot see. */
class ConfigSchemaTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path base;

  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try {
      JsonNode json =
          new ObjectMapper().readTree(Path.of("../docs/schema/hoplint.schema.json").toFile());
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<ValidationMessage> schemaSays(String yaml) throws JsonProcessingException {
    JsonNode document = YAML.readTree(yaml);
    return schema.validate(document.isMissingNode() ? YAML.nullNode() : document);
  }

  private String loaderSays(String yaml) throws IOException {
    Files.writeString(base.resolve("hoplint.yaml"), yaml);
    try {
      ConfigLoader.load(base, Path.of("hoplint.yaml"), Rules.NAMES);
      return "";
    } catch (RunException e) {
      return e.getMessage();
    }
  }

  private void judge(String yaml, boolean good) throws IOException {
    assertThat(loaderSays(yaml).isEmpty()).as("%s%n%s", yaml, loaderSays(yaml)).isEqualTo(good);
    assertThat(schemaSays(yaml).isEmpty()).as("%s%n%s", yaml, schemaSays(yaml)).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab.yaml", "esxi.yaml", "every-key.yaml"})
  void wholeFiles(String name) throws Exception {
    byte[] yaml = ConfigSchemaTest.class.getResourceAsStream(name).readAllBytes();
    judge(new String(yaml, StandardCharsets.UTF_8), true);
  }

  @Test
  void theExampleOfThePage() throws Exception {
    String page = Files.readString(Path.of("../docs/configuration.md"));
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    judge(page.substring(start, page.indexOf("```", start)), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---", "~", "{}"})
  void nothing(String yaml) throws Exception {
    judge(yaml, true);
  }

  /** One value of each key at a time: good ones before the bar, bad ones after it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s | ~ {} | [] word 1",
        "{inclde: %s} | | [] ~",
        "{include: %s} | [a] [] ~ [a/**,'{b,c}'] [1] | a {a:1} [~] [''] ['!a'] ['a\\b'] [[a]]",
        "{exclude: %s} | [a] | 1 [{}]",
        "{failOn: %s} | error warning note never 'error' | Error fatal off ~ [] 1",
        "{baseline: %s} | a.json '../b' 1 | ~ '' '_' [] {} \"a\\tb\" \"\\u0085\"",
        "{rules: %s} | {} ~ {FRG-101:_off} {frg:_note} {MTU-303:_error} | [] off {a/b:_off}",
        "{rules: {FRG-101: %s}} | off Off OFF no No false False 'off' note warning error {}"
            + " {severity:_off} | of on true Error ~ [] 1 {level:_off} {localOnlyPortgroups:_a}",
        "{rules: {RTE-402: %s}} | off {localOnlyPortgroups:_a} {severity:_no,localOnlyPortgroups:_1}"
            + " | {localOnlyPortgroup:_a} {localOnlyPortgroups:_~} {localOnlyPortgroups:_[a]}",
        "{rules: {reply-leaves-another-interface: %s}} | {localOnlyPortgroups:_a} | {a:_b}",
        "{overrides: %s} | [] ~ [{files:_[a],rules:_{FRG:_off}}] [{files:_[a],rules:_~}]"
            + " | {} a [~] [{}] [{files:_[a]}] [{rules:_{}}] [{files:_[],rules:_{}}]"
            + " [{files:_a,rules:_{}}] [{files:_[a],rules:_{},level:_off}]",
        "{network: %s} | ~ {} {hosts:_~,flows:_~,stateful:_~,assume:_~} | [] a {host:_[]}",
        "{network: {assume: %s}} | {} ~ {hostMtu:_68} {hostMtu:_65535} {vfrFeedsPbr:_on}"
            + " | [] {hostMtu:_67} {hostMtu:_65536} {hostMtu:_a} {hostMtu:_~} {hostMtu:_1.5}"
            + " {vfrFeedsPbr:_1} {vfrFeedsPbr:_~} {vfrFeedsPbr:_y} {mtu:_1}",
        "{network: {assume: {pathMtuDiscovery: %s}}} | true True false no Yes ON off | tRUE [] 0 a",
        "{network: {hosts: [{name: a, address: %s}]}} | 1.2.3.4 '1.2.3.4' 1.2.3.4/24 0.0.0.0/0"
            + " 255.255.255.255/32 | 1.2.3 1.2.3.4.5 1.2.3.256 1.2.3.04 1.2.3.4/33 1.2.3.4/"
            + " 1.2.3.4/08 1.2.3.4. .1.2.3.4 ~ [] 1 a 1.2.3.4/24/1",
        "{network: {hosts: [{name: a, address: 1.1.1.1, gateway: %s}]}} | 1.2.3.4 | 1.2.3.4/24 a ~",
        "{network: {hosts: [{name: a, address: 1.1.1.1, mtu: %s}]}} | 68 1476 65535 | 67 65536 ~ a",
        "{network: {hosts: [{name: %s, address: 1.1.1.1}]}} | a 1 on 'a_b' true 1.5 | ~ '' [] {}",
        "{network: {hosts: %s}} | [] | {} [a] [~] [{name:_a}] [{address:_1.1.1.1}]"
            + " [{name:_a,address:_1.1.1.1,port:_1}]",
        "{network: {flows: [{name: a, protocol: %s, source: 1.1.1.1, destination: 1.1.1.2}]}}"
            + " | tcp udp icmp 0 47 255 'tcp' | TCP 256 -1 ~ [] gre '47'",
        "{network: {flows: [{name: a, protocol: tcp, source: %s, destination: 1.1.1.2}]}}"
            + " | 1.1.1.1 1.1.1.0/24 0.0.0.0/0 | any ~ 1.1.1.1/33 [1.1.1.1]",
        "{network: {flows: [{name: a, protocol: 17, source: 1.1.1.1, destination: 1.1.1.2, %s}]}}"
            + " | port:_0 port:_65535 maxPayload:_1 maxPayload:_65507 path:_[] path:_~ path:_[R1,2]"
            + " | port:_-1 port:_65536 port:_any maxPayload:_0 maxPayload:_65508 path:_R1"
            + " path:_[~] path:_[[R1]] mtu:_1",
        "{network: {flows: [{name: a, protocol: 47, source: 1.1.1.1, destination: 1.1.1.2, %s}]}}"
            + " | path:_[R1] | port:_1 maxPayload:_1",
        "{network: {flows: [{name: a, protocol: tcp, source: 1.1.1.1, destination: 1.1.1.2, %s}]}}"
            + " | port:_1 | maxPayload:_1",
        "{network: {flows: [%s]}} | | {name:_a} ~ a"
            + " {name:_a,protocol:_tcp,source:_1.1.1.1} {protocol:_tcp,source:_1.1.1.1,destination:_1.1.1.1}",
        "{network: {stateful: %s}} | [fw1] ['R2:Gi0/1'] ['R2:Serial0/0:1'] [1] []"
            + " | fw1 [~] [':a'] ['a:'] ['_:a'] ['a:_'] [{R2:_a}] ['']",
        "{dumps: %s} | {} ~ {a:_{device:_b}} {'a/*':_{netstack:_c,device:_1}}"
            + " | [] a {a:_{}} {a:_~} {a:_b} {a:_{devices:_b}} {a:_{device:_~}} {'!a':_{device:_b}}",
      })
  void oneValueAtATime(String line) throws Exception {
    String[] parts = line.split("\\|", -1);
    assertThat(parts).hasSize(3);
    for (String value : words(parts[1])) {
      judge(parts[0].formatted(value), true);
    }
    for (String value : words(parts[2])) {
      judge(parts[0].formatted(value), false);
    }
  }

  /** Values with blanks between them; {@code _} stands for a blank in one. */
  private static List<String> words(String list) {
    return Arrays.stream(list.strip().split(" +"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replace('_', ' '))
        .toList();
  }

  private static final String[] GOOD = {
    "include: [\"a/**\"]",
    "exclude: []",
    "failOn: never",
    "rules: {FRG: off, MTU-303: {severity: error}}",
    "overrides: [{files: [lab], rules: {FRG-101: no}}]",
    "network: {hosts: [{name: a, address: 10.0.0.1/8}], stateful: [fw1]}",
    "dumps: {\"*.txt\": {device: a}}",
    "baseline: b.json"
  };
  private static final String[] BAD = {
    "include: [~]",
    "exclude: {}",
    "failOn: sometimes",
    "rules: {FRG: of}",
    "overrides: [{files: [lab]}]",
    "network: {hosts: [{name: a, address: 10.0.0.1/33}]}",
    "dumps: {\"*.txt\": {}}",
    "baseline: []"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void keysTogether(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<String> lines = new ArrayList<>();
      boolean good = true;
      for (int key = 0; key < GOOD.length; key++) {
        if (random.nextBoolean()) {
          boolean spoil = random.nextInt(8) == 0;
          lines.add((spoil ? BAD : GOOD)[key]);
          good &= !spoil;
        }
      }
      Collections.shuffle(lines, random);
      judge(String.join("\n", lines), good);
    }
  }

  /** What only the loader sees: these pass the schema. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "include: ['{a']",
        "include: &a [b]",
        "failOn: !!str error",
        "rules: {FRG-999: off}",
        "rules: {FRG-101: off, pbr-splits-fragments: note}",
        "rules: {RTE-402: {localOnlyPortgroups: '('}}",
        "network: {assume: {hostMtu: 02734}}",
        "network: {assume: {hostMtu: 1_500}}",
        "network: {assume: {vfrFeedsPbr: 'yes'}}",
        "network: {hosts: [{name: a, address: 1.1.1.1}, {name: a, address: 1.1.1.2}]}",
        "network: {flows: [{name: a, protocol: 6, source: 1.1.1.1/8, destination: 1.1.1.1}]}",
      })
  void whatASchemaCannotSee(String yaml) throws Exception {
    assertThat(schemaSays(yaml)).isEmpty();
    assertThat(loaderSays(yaml)).startsWith("hoplint.yaml:1:");
  }

  @Test
  void everyKnownOptionIsInTheSchema() throws Exception {
    for (RuleOption option : RuleOption.values()) {
      judge("rules: {" + option.rule() + ": {" + option.key() + ": a}}", true);
    }
  }
}
