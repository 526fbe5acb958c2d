package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.rule.Finding;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.RuleTester;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Four routers in a square: users behind A, servers behind D, B and C between them; A and D route
 * by B. A place is a router ({@code B}), its routes ({@code B routes}) or an interface ({@code
 * B0}), and takes lines with {@code ;} between them.
 */
final class FlowCase {
  private static final String FLOW =
      "{name: app, protocol: tcp, source: 10.1.0.10, destination: 10.2.0.10, port: 80}";

  private static final String[] PLACES = {
    "A0 10.1.0.1 255.255.255.0",
    "A1 10.0.12.1 255.255.255.252",
    "A2 10.0.13.1 255.255.255.252",
    "B0 10.0.12.2 255.255.255.252",
    "B1 10.0.24.1 255.255.255.252",
    "C0 10.0.13.2 255.255.255.252",
    "C1 10.0.34.1 255.255.255.252",
    "D0 10.0.24.2 255.255.255.252",
    "D1 10.0.34.2 255.255.255.252",
    "D2 10.2.0.1 255.255.255.0",
  };

  private final Map<String, String> lines = new HashMap<>();
  private final String rule;
  private String hosts = "";
  private String more = "";
  private String flow = FLOW;

  private FlowCase(String rule) {
    this.rule = rule;
    lines.put("A routes", "ip route 10.2.0.0 255.255.255.0 10.0.12.2");
    lines.put("D routes", "ip route 10.1.0.0 255.255.255.0 10.0.24.1");
    lines.put(
        "B routes",
        "ip route 10.2.0.0 255.255.255.0 10.0.24.2; ip route 10.1.0.0 255.255.255.0 10.0.12.1");
    lines.put(
        "C routes",
        "ip route 10.2.0.0 255.255.255.0 10.0.34.2; ip route 10.1.0.0 255.255.255.0 10.0.13.1");
  }

  static FlowCase of(String rule) {
    return new FlowCase(rule);
  }

  FlowCase at(String place, String text) {
    lines.put(place, text);
    return this;
  }

  FlowCase flow(String yaml) {
    flow = yaml;
    return this;
  }

  /** {@code path} of the flow. */
  FlowCase path(String devices) {
    return flow(FLOW.replace("}", ", path: [" + devices + "]}"));
  }

  FlowCase hosts(String yaml) {
    hosts = "  hosts: [" + yaml + "]\n";
    return this;
  }

  FlowCase network(String yaml) {
    more = "  " + yaml + "\n";
    return this;
  }

  LintResult speaks() {
    return tester().expect();
  }

  void silent() {
    tester().silent();
  }

  /** The messages of the rule, wherever they stand. */
  List<String> messages() {
    try (TestFolder folder = TestFolder.create()) {
      texts().forEach(folder::write);
      LintResult result =
          Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).result();
      assertThat(result.defects()).isEmpty();
      return result.findings().stream()
          .map(LintResult.ReportedFinding::finding)
          .filter(finding -> finding.rule().id().equals(rule))
          .map(Finding::message)
          .toList();
    } catch (IOException | RunException e) {
      throw new IllegalStateException(e);
    }
  }

  private RuleTester tester() {
    return RuleTester.of(rule).files(texts());
  }

  private Map<String, String> texts() {
    Map<String, StringBuilder> routers = new LinkedHashMap<>();
    for (String place : PLACES) {
      String name = place.substring(0, 1);
      StringBuilder text =
          routers.computeIfAbsent(name, n -> new StringBuilder("hostname " + n + "\n"));
      text.append("interface GigabitEthernet0/").append(place.charAt(1)).append('\n');
      text.append(" ip address ").append(place.substring(3)).append('\n');
      text.append(block(lines.getOrDefault(place.substring(0, 2), ""), " "));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    routers.forEach(
        (name, text) ->
            texts.put(
                name.toLowerCase(Locale.ROOT) + ".cfg",
                text
                    + block(lines.getOrDefault(name + " routes", ""), "")
                    + block(lines.getOrDefault(name, ""), "")
                    + "end\n"));
    texts.put("hoplint.yaml", "network:\n" + hosts + more + "  flows: [" + flow + "]\n");
    return texts;
  }

  private static String block(String text, String indent) {
    StringBuilder block = new StringBuilder();
    for (String line : text.split(";", -1)) {
      String bare = line.strip();
      boolean below = line.startsWith("  ");
      if (!bare.isEmpty()) {
        block
            .append(bare.startsWith("! BUG") ? "" : below ? " " : indent)
            .append(bare)
            .append('\n');
      }
    }
    return block.toString();
  }
}
