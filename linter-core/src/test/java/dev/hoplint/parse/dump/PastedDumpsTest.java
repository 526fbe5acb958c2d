package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dumps as people paste them into tickets, wikis and chats: the facts are those of the table. */
class PastedDumpsTest {
  private static final List<String> ESXI =
      List.of(
          "0.0.0.0/0 via 172.16.0.1 dev vmk0 MANUAL",
          "10.10.10.0/24 dev vmk3 MANUAL",
          "172.16.0.0/24 dev vmk0 MANUAL");

  private static final List<String> ESXI_BARE =
      ESXI.stream().map(route -> route.replace(" MANUAL", "")).toList();

  private static final List<String> LINUX =
      List.of(
          "0.0.0.0/0 via 10.0.0.1 dev eth0 dhcp metric 100",
          "10.0.0.0/24 dev eth0 kernel metric 100",
          "10.1.0.0/24 dev eth1 kernel");

  private static final List<String> WINDOWS =
      List.of(
          "0.0.0.0/0 via 10.0.0.1 dev 10.0.0.5 metric 25",
          "10.0.0.0/24 dev 10.0.0.5 metric 281",
          "10.0.0.5/32 dev 10.0.0.5 metric 281");

  private static final String ESXI_TABLE =
      """
      Network      Netmask        Gateway      Interface  Source
      -----------  -------------  -----------  ---------  ------
      default      0.0.0.0        172.16.0.1   vmk0       MANUAL
      10.10.10.0   255.255.255.0  0.0.0.0      vmk3       MANUAL
      172.16.0.0   255.255.255.0  0.0.0.0      vmk0       MANUAL
      """;

  private static final String LINUX_TABLE =
      """
      default via 10.0.0.1 dev eth0 proto dhcp src 10.0.0.5 metric 100
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5 metric 100
      10.1.0.0/24 dev eth1 proto kernel scope link src 10.1.0.5
      """;

  private static final String WINDOWS_TABLE =
      """
      ===========================================================================
      Interface List
       12...00 0c 29 ed 61 82 ......Intel(R) 82574L Gigabit Network Connection
      ===========================================================================

      IPv4 Route Table
      ===========================================================================
      Active Routes:
      Network Destination        Netmask          Gateway       Interface  Metric
                0.0.0.0          0.0.0.0         10.0.0.1        10.0.0.5     25
               10.0.0.0    255.255.255.0         On-link         10.0.0.5    281
               10.0.0.5  255.255.255.255         On-link         10.0.0.5    281
      ===========================================================================
      Persistent Routes:
        None
      """;

  private static Arguments of(String how, String text, List<String> routes) {
    return Arguments.of(how, text, routes, true);
  }

  private static Arguments part(String how, String text, List<String> routes) {
    return Arguments.of(how, text, routes, false);
  }

  private static String eachLine(String text, String before, String after) {
    StringBuilder changed = new StringBuilder();
    text.lines().forEach(line -> changed.append(before).append(line).append(after).append('\n'));
    return changed.toString();
  }

  private static String numbered(String text) {
    StringBuilder changed = new StringBuilder();
    int number = 1;
    for (String line : text.lines().toList()) {
      changed.append("%4d  %s%n".formatted(number++, line));
    }
    return changed.toString();
  }

  static Stream<Arguments> dumps() {
    return Stream.of(esxi(), linux(), windows()).flatMap(s -> s);
  }

  private static Stream<Arguments> esxi() {
    String row = "|default|0.0.0.0|172.16.0.1|vmk0|MANUAL|\n";
    return Stream.of(
        of("collapsed blanks", ESXI_TABLE.replaceAll(" +", " "), ESXI),
        of("tabs", ESXI_TABLE.replaceAll(" +", "\t"), ESXI),
        of("CRLF", ESXI_TABLE.replace("\n", "\r\n"), ESXI),
        of("indented", eachLine(ESXI_TABLE, "    ", ""), ESXI),
        of("quoted in a mail", eachLine(ESXI_TABLE, "> ", ""), ESXI),
        of("quoted twice", eachLine(ESXI_TABLE, "> > ", ""), ESXI),
        of("blanks at the ends", eachLine(ESXI_TABLE, "", "   "), ESXI),
        of("a blank line between all", eachLine(ESXI_TABLE, "", "\n"), ESXI),
        of("fenced", "```\n" + ESXI_TABLE + "```\n", ESXI),
        of("fenced as a shell's", "```console\n" + ESXI_TABLE + "```\n", ESXI),
        of("of a wiki", "{code}\n" + ESXI_TABLE + "{code}\n", ESXI),
        of("of a page", "<pre>\n" + ESXI_TABLE + "</pre>\n", ESXI),
        of(
            "a table of Markdown",
            """
            | Network | Netmask | Gateway | Interface | Source |
            |---------|:-------:|---------|-----------|--------|
            | default | 0.0.0.0 | 172.16.0.1 | vmk0 | MANUAL |
            | 10.10.10.0 | 255.255.255.0 | 0.0.0.0 | vmk3 | MANUAL |
            | 172.16.0.0 | 255.255.255.0 | 0.0.0.0 | vmk0 | MANUAL |
            """,
            ESXI),
        of(
            "a table of Confluence",
            "||Network||Netmask||Gateway||Interface||Source||\n"
                + row
                + row.replace("default", "10.10.10.0")
                    .replace("0.0.0.0", "255.255.255.0")
                    .replace("172.16.0.1", "0.0.0.0")
                    .replace("vmk0", "vmk3")
                + row.replace("default", "172.16.0.0")
                    .replace("0.0.0.0", "255.255.255.0")
                    .replace("172.16.0.1", "0.0.0.0"),
            ESXI),
        of("a prompt", "[root@esx1:~] esxcli network ip route ipv4 list\n" + ESXI_TABLE, ESXI),
        of("a prompt after", ESXI_TABLE + "[root@esx1:~] \n", ESXI),
        of("of a user", "[admin@esx1:/tmp] esxcli network ip route ipv4 list\n" + ESXI_TABLE, ESXI),
        of("an older prompt", "~ # esxcli network ip route ipv4 list\n" + ESXI_TABLE, ESXI),
        of("of ssh", "$ ssh root@esx1 esxcli network ip route ipv4 list\n" + ESXI_TABLE, ESXI),
        of("timed", "[root@esx1:~] time localcli network ip route ipv4 list\n" + ESXI_TABLE, ESXI),
        part("no heading", ESXI_TABLE.substring(ESXI_TABLE.indexOf("default")), ESXI),
        of("no dashes", ESXI_TABLE.replaceAll("(?m)^-.*\n", ""), ESXI),
        of("no source", ESXI_TABLE.replaceAll(" +(Source|MANUAL|------)(?=\n)", ""), ESXI_BARE),
        of("colours", ESXI_TABLE.replace("vmk3", "\033[1;31mvmk3\033[0m"), ESXI),
        of(
            "a remark",
            ESXI_TABLE.replace("vmk3       MANUAL", "vmk3       MANUAL ### <--- !"),
            ESXI),
        of(
            "an arrow",
            ESXI_TABLE.replace("vmk3       MANUAL", "vmk3       MANUAL   <--- here"),
            ESXI),
        of(
            "a column more",
            ESXI_TABLE.replace("Source", "Source  URPF").replace("MANUAL", "MANUAL  0"),
            ESXI),
        of("non-breaking blanks", ESXI_TABLE.replace("  ", "\u00a0 "), ESXI),
        of("zero-width blanks", ESXI_TABLE.replace("vmk3 ", "vmk3\u200b "), ESXI),
        of("full-width blanks", ESXI_TABLE.replace("  ", "\u3000"), ESXI),
        of("typographic dashes", ESXI_TABLE.replace("--", "\u2013"), ESXI),
        of("prose", "Hi all,\nthis is from our host:\n\n" + ESXI_TABLE + "\nThanks!\n", ESXI),
        of("a date", "Mon Jan  5 10:00:00 UTC 2026\n" + ESXI_TABLE, ESXI),
        of("underlined in a mail", "Routes:\n=======\n" + ESXI_TABLE, ESXI),
        of("numbered", numbered(ESXI_TABLE), ESXI),
        part("cut off", ESXI_TABLE.substring(0, ESXI_TABLE.length() - 8), ESXI_CUT));
  }

  private static final List<String> ESXI_CUT =
      List.of(ESXI.get(0), ESXI.get(1), "172.16.0.0/24 dev vmk0");

  private static Stream<Arguments> linux() {
    return Stream.of(
        of("plain", LINUX_TABLE, LINUX),
        of("tabs", LINUX_TABLE.replace(" ", "\t"), LINUX),
        of("sudo", "user@web1:~$ sudo ip route\n" + LINUX_TABLE, LINUX),
        of(
            "sudo with a password",
            "user@web1:~$ sudo ip r\n[sudo] password for user: \n" + LINUX_TABLE,
            LINUX),
        of("a path", "root@web1:~# /sbin/ip route show\n" + LINUX_TABLE, LINUX),
        of("a path of route", "[root@web1 ~]# /usr/sbin/ip -4 route\n" + LINUX_TABLE, LINUX),
        of(
            "colour",
            "root@web1:~# ip -c route\n"
                + LINUX_TABLE.replace("10.0.0.1 ", "\033[35m10.0.0.1 \033[0m"),
            LINUX),
        of("details", "root@web1:~# ip -d route\n" + eachLine(LINUX_TABLE, "unicast ", ""), LINUX),
        of("a trailing blank, as ip prints it", eachLine(LINUX_TABLE, "", " "), LINUX),
        of("quoted", eachLine(LINUX_TABLE, "> ", ""), LINUX),
        of("fenced", "```bash\n$ ip route\n" + LINUX_TABLE + "```\n", LINUX),
        of(
            "a typescript",
            "Script started on 2026-01-05 10:00:00+00:00 [TERM=\"xterm\" TTY=\"/dev/pts/0\" COLUMNS=\"80\" LINES=\"24\"]\n\033]0;root@web1: ~\u0007\033[01;32mroot@web1\033[00m:\033[01;34m~\033[00m# ip route\r\n"
                + LINUX_TABLE.replace("\n", "\r\n")
                + "\033]0;root@web1: ~\u0007root@web1:~# exit\r\nexit\r\n\nScript done on 2026-01-05 10:00:09+00:00 [COMMAND_EXIT_CODE=\"0\"]\n",
            LINUX),
        of(
            "bracketed paste",
            "\033[?2004hroot@web1:~# ip route\r\n\033[?2004l\r"
                + LINUX_TABLE.replace("\n", "\r\n")
                + "\033[?2004hroot@web1:~# ",
            LINUX),
        of("zsh", "web1% ip route\n" + LINUX_TABLE, LINUX),
        of("an echo of set -x", "+ ip route\n" + LINUX_TABLE, LINUX),
        of("Ansible", "web1 | CHANGED | rc=0 >>\n" + LINUX_TABLE, LINUX),
        of("linkdown", LINUX_TABLE.replace("src 10.1.0.5", "src 10.1.0.5 linkdown"), LINUX),
        of("a note", LINUX_TABLE.replace("src 10.1.0.5", "src 10.1.0.5   # <- backup"), LINUX),
        of("bullets", eachLine(LINUX_TABLE, "* ", ""), LINUX));
  }

  private static Stream<Arguments> windows() {
    return Stream.of(
        of("plain", WINDOWS_TABLE, WINDOWS),
        of("CRLF", WINDOWS_TABLE.replace("\n", "\r\n"), WINDOWS),
        of("PowerShell", "PS C:\\Users\\me> route print -4\r\n" + WINDOWS_TABLE, WINDOWS),
        of(
            "PowerShell's variable",
            "PS C:\\Users\\me> route.exe PRINT\r\n" + WINDOWS_TABLE,
            WINDOWS),
        of("cmd", "C:\\Users\\me>route print\r\n" + WINDOWS_TABLE + "\r\nC:\\Users\\me>", WINDOWS),
        of("netstat", "C:\\>netstat -rn\r\n" + WINDOWS_TABLE, WINDOWS),
        of("quoted", eachLine(WINDOWS_TABLE, "> ", ""), WINDOWS),
        of("tabs", WINDOWS_TABLE.replaceAll(" {2,}", "\t"), WINDOWS),
        of("collapsed", WINDOWS_TABLE.replaceAll(" +", " "), WINDOWS),
        of("blank lines", eachLine(WINDOWS_TABLE, "", "\n"), WINDOWS),
        of(
            "Microsoft's banner",
            "Microsoft Windows [Version 10.0.17763.379]\n(c) 2018 Microsoft Corporation. All rights reserved.\n\nC:\\>route print\n"
                + WINDOWS_TABLE,
            WINDOWS),
        part(
            "cut off",
            WINDOWS_TABLE.substring(0, WINDOWS_TABLE.indexOf("Persistent") - 76),
            WINDOWS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dumps")
  void facts(String how, String text, List<String> routes, boolean complete) {
    FileFacts facts = Dumps.facts(text);
    List<String> found = new ArrayList<>();
    boolean whole = false;
    for (PartFacts part : facts.parts()) {
      if (part instanceof HostDump dump && !dump.routes().isEmpty()) {
        found.addAll(Dumps.routes(dump));
        whole = dump.complete();
      }
    }
    assertThat(found).as(how).isEqualTo(routes);
    assertThat(whole).as("%s: complete", how).isEqualTo(complete);
    assertThat(facts.problems().stream().filter(p -> p.kind() == Problem.Kind.MALFORMED))
        .as(how)
        .isEmpty();
  }
}
