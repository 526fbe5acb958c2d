package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Fragments that a Linux kernel made of packets on links of given MTUs: run by {@code
 * .ci/netns-fragments-test.sh}, which makes them; its name keeps it out of ordinary builds.
 */
class KernelFragmentsCheck {
  /** Links, bytes of the packet's header, its length, and the lengths that arrived. */
  @Test
  void theKernelAgrees() throws IOException {
    Path answers = Path.of(System.getProperty("hoplint.kernelFragments"));
    List<String> wrong = new ArrayList<>();
    List<String> lines = Files.readAllLines(answers);
    int divided = 0;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      // Linux blanks the options that are not copied, so that every header is as long as the first.
      int header = Integer.parseInt(words[1]);
      List<Integer> sizes =
          Fragments.through(Integer.parseInt(words[2]), numbers(words[0]), header, header);
      if (!sizes.equals(numbers(words[3]))) {
        wrong.add(line + " but " + sizes);
      }
      divided += sizes.size() > 1 ? 1 : 0;
    }
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    assertThat(lines).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
    assertThat(divided).isGreaterThanOrEqualTo(40);
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
  }
}
