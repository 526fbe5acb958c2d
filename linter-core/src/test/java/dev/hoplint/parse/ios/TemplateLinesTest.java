package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.LineState;
import dev.hoplint.model.Unrendered;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations that are templates: what is open gives no fact, and is nobody's mistake. */
class TemplateLinesTest {
  private static Unrendered unrendered(Ios ios) {
    return Objects.requireNonNull(ios.config.unrendered());
  }

  @Test
  void anOpenValueIsNoValue() {
    Ios ios =
        Ios.lines(
            "hostname R1",
            "interface Tunnel0",
            " ip mtu {{ mtu }}",
            " ip tcp adjust-mss {{ mtu - 40 }}",
            " shutdown");
    Interface tunnel = ios.iface("Tunnel0");
    assertThat(tunnel.ipMtu()).isNull();
    assertThat(tunnel.malformed())
        .containsExactlyInAnyOrder(InterfaceStatement.IP_MTU, InterfaceStatement.ADJUST_MSS);
    assertThat(tunnel.isShutdown()).isTrue();
    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.result.states()).containsEntry(LineState.CONDITIONAL, 2);
    assertThat(unrendered(ios).lines()).isEqualTo(2);
    assertThat(unrendered(ios).missingLines()).isFalse();
    assertThat(ios.text.position(unrendered(ios).first()).line()).isEqualTo(3);
  }

  @Test
  void anOpenHeaderOpensNothing() {
    Ios ios =
        Ios.lines(
            "hostname R1",
            "interface {{ wan }}",
            " ip address 10.0.0.1 255.255.255.0",
            " no such command",
            "ip access-list extended {{ name }}",
            " permit ip any any",
            "route-map {{ map }} permit 10",
            " match ip address 101",
            "ip route 0.0.0.0 0.0.0.0 {{ gateway }}");
    assertThat(ios.config.interfaces()).isEmpty();
    assertThat(ios.config.accessLists()).isEmpty();
    assertThat(ios.config.routeMaps()).isEmpty();
    assertThat(ios.config.staticRoutes()).isEmpty();
    assertThat(ios.malformed()).isEmpty();
    assertThat(unrendered(ios).missingLines()).isTrue();
  }

  @Test
  void linesBetweenControlBlocksAreOpen() {
    Ios ios =
        Ios.lines(
            "hostname R1",
            "interface Tunnel0",
            "{% if small %}",
            " ip mtu 1400",
            "{% else %}",
            " ip mtu 1476",
            "{% endif %}",
            " tunnel source 10.0.0.1",
            "{% for route in routes %}",
            "ip route 10.1.0.0 255.255.0.0 10.0.0.2",
            "{% endfor %}");
    Interface tunnel = ios.iface("Tunnel0");
    assertThat(tunnel.ipMtu()).isNull();
    assertThat(tunnel.malformed()).contains(InterfaceStatement.IP_MTU);
    assertThat(tunnel.isTunnel()).isTrue();
    assertThat(ios.config.staticRoutes()).isEmpty();
    assertThat(ios.result.problems()).isEmpty();
    assertThat(unrendered(ios).missingLines()).isTrue();
  }

  @Test
  void anExpressionMayStandForLines() {
    Ios ios =
        Ios.lines(
            "hostname R1",
            "interface Tunnel0",
            " {{ tunnel_lines }}",
            " ip mtu 1400",
            "{{ more }}");
    assertThat(ios.iface("Tunnel0").ipMtu()).isNotNull();
    assertThat(unrendered(ios).missingLines()).isTrue();
    assertThat(ios.result.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ip access-group {{ list }} in",
        " ip policy route-map {{ map }}",
        " ip address {{ address }} 255.255.255.0",
        "ip nat inside source list {{ list }} interface Tunnel0 overload",
        "hostname {{ name }}",
        "snmp-server community public RO {{ list }}"
      })
  void anOpenNameOrAddressMayBeWhatIsMissing(String line) {
    Ios ios = Ios.lines("hostname R1", "interface Tunnel0", line);
    assertThat(unrendered(ios).missingLines()).isTrue();
    assertThat(ios.config.references()).isEmpty();
    assertThat(ios.result.problems()).isEmpty();
  }

  @Test
  void whatNobodyReadsMayBeOpen() {
    Ios ios =
        Ios.lines(
            "! {{ ansible_managed }}",
            "hostname R1",
            "enable secret {{ secret }}",
            "interface Tunnel0",
            " description {{ text }} {# here #}",
            "banner motd ^C",
            "{% if a %} {{ company }} {% endif %}",
            "^C");
    assertThat(ios.config.unrendered()).isNull();
    assertThat(ios.config.hostname()).isNotNull();
    assertThat(ios.result.problems()).isEmpty();
  }
}
