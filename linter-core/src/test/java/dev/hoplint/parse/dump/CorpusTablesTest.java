package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.SharedCorpus;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.lint.Parsers;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.model.RouterTable;
import dev.hoplint.source.Decoded;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceReader;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Route tables of a collection of real files, counted by patterns; where one lies beside the
 * checkout.
 */
class CorpusTablesTest {
  private static final String QUAD = "(\\d{1,3}(?:\\.\\d{1,3}){3})";

  private static final Pattern WINDOWS =
      Pattern.compile(
          "^ +" + QUAD + " +" + QUAD + " +(\\S.*?) +" + QUAD + " +(\\d+) *$", Pattern.MULTILINE);

  private static final Pattern IP_ROUTE =
      Pattern.compile(
          "^(?:(?:unreachable|broadcast|local) )?(default|[\\d./]+)(?: via ([\\d.]+))?(?= |$)",
          Pattern.MULTILINE);

  private static final Pattern COLUMNS =
      Pattern.compile("^(\\S+) +(\\S+) +" + QUAD + " +[UGHD!]+ ", Pattern.MULTILINE);

  private static final Pattern IOS =
      Pattern.compile(
          "(?<major>"
              + QUAD
              + "/(?<mask>\\d+)) is subnetted|^[A-Za-z][\\w*%+ ]{0,8}? +(?<net>"
              + QUAD
              + ")(?<len>/\\d+)?(?= |$)|(?<way>via (?<hop>"
              + QUAD
              + ")|(?:directly connected|a summary|\\[\\d+/\\d+\\]),(?= .*))",
          Pattern.MULTILINE);

  private interface Check {
    void check(String file, SourceText text, FileFacts facts);
  }

  private static int each(PartKind kind, Check check) throws IOException {
    Path corpus = SharedCorpus.folder();
    if (corpus == null) {
      return -1;
    }
    int files = 0;
    List<String> index = Files.readAllLines(corpus.resolve("INDEX.tsv"));
    for (String row : index.subList(1, index.size())) {
      String file = row.substring(0, row.indexOf('\t'));
      if (row.contains("\tios-config\t")) {
        continue;
      }
      SourceText text =
          ((Decoded.Text) SourceReader.read(new SourceFile(file), corpus.resolve(file))).text();
      FileFacts facts = Parsers.parse(text, PartSplitter.split(text));
      if (facts.parts().stream().anyMatch(part -> part.part().kind() == kind)) {
        check.check(file, text, facts);
        files++;
      }
    }
    SharedCorpus.compared(CorpusTablesTest.class, files);
    return files;
  }

  private static List<String> routes(FileFacts facts) {
    List<String> routes = new ArrayList<>();
    for (PartFacts part : facts.parts()) {
      if (part instanceof HostDump dump) {
        dump.routes().stream()
            .filter(r -> !r.persistent())
            .map(CorpusTablesTest::way)
            .forEach(routes::add);
      }
    }
    return routes;
  }

  private static String way(HostDump.Route route) {
    return (route.prefix() == null ? "?" : route.prefix())
        + (route.gateway() == null ? "" : " " + route.gateway().text());
  }

  private static void assertNothingIsMalformed(String file, FileFacts facts) {
    assertThat(facts.problems().stream().filter(p -> p.kind() == Problem.Kind.MALFORMED))
        .as(file)
        .isEmpty();
  }

  @Test
  void windows() throws IOException {
    int files =
        each(
            PartKind.WINDOWS_ROUTE,
            (file, text, facts) -> {
              List<String> expected = new ArrayList<>();
              Matcher row = WINDOWS.matcher(all(text));
              while (row.find()) {
                String gateway = row.group(3).matches(QUAD) ? " " + row.group(3) : "";
                expected.add(prefix(row.group(1), row.group(2)) + gateway);
              }
              assertThat(routes(facts)).as(file).isEqualTo(expected).isNotEmpty();
              assertNothingIsMalformed(file, facts);
            });
    assertThat(files).isIn(-1, 5);
  }

  @Test
  void linux() throws IOException {
    int files =
        each(
            PartKind.LINUX_ROUTE,
            (file, text, facts) -> {
              List<String> expected = new ArrayList<>();
              String all = all(text);
              boolean columns = all.contains("Genmask");
              Matcher row = (columns ? COLUMNS : IP_ROUTE).matcher(all);
              while (row.find()) {
                String to = row.group(1).equals("default") ? "0.0.0.0" : row.group(1);
                String via = row.group(2);
                if (columns) {
                  boolean name = !Character.isDigit(to.charAt(0));
                  expected.add(
                      (name ? "?" : prefix(to, row.group(3)))
                          + (via.equals("0.0.0.0") ? "" : " " + via));
                } else if (!all.contains("IPv6 routing")) {
                  String full = row.group(1).equals("default") ? "0.0.0.0/0" : to;
                  expected.add(
                      (full.contains("/") ? full : full + "/32") + (via == null ? "" : " " + via));
                }
              }
              assertThat(routes(facts)).as(file).isEqualTo(expected);
              assertNothingIsMalformed(file, facts);
            });
    assertThat(files).isIn(-1, 17);
  }

  @Test
  void routers() throws IOException {
    int files =
        each(
            PartKind.IOS_ROUTE,
            (file, text, facts) -> {
              List<String> rows = new ArrayList<>();
              facts.parts().stream()
                  .filter(RouterTable.class::isInstance)
                  .flatMap(part -> ((RouterTable) part).rows().stream())
                  .forEach(
                      r -> rows.add(r.prefix() + (r.nextHop() == null ? "" : " " + r.nextHop())));
              assertThat(rows).as(file).isEqualTo(expected(all(text)));
              assertNothingIsMalformed(file, facts);
            });
    assertThat(files == -1 || files > 100).as(files + " files").isTrue();
  }

  private static List<String> expected(String table) {
    List<String> ways = new ArrayList<>();
    String major = "";
    String now = "";
    Matcher find = IOS.matcher(table.replaceAll("(?m)^(Codes|Gateway| +[\\w+%&]+ -).*$", ""));
    while (find.find()) {
      if (find.group("major") != null) {
        major = "/" + find.group("mask");
      } else if (find.group("net") != null) {
        now = find.group("net") + (find.group("len") == null ? major : find.group("len"));
      } else {
        String hop = find.group("hop");
        ways.add(now + (hop == null || hop.equals("0.0.0.0") ? "" : " " + hop));
      }
    }
    return ways;
  }

  private static String all(SourceText text) {
    return text.text(0, text.bytes().length).replace("\r", "");
  }

  private static Ipv4Prefix prefix(String address, String mask) {
    return Ipv4Prefix.ofMask(Ipv4Address.of(address), Ipv4Address.of(mask));
  }
}
