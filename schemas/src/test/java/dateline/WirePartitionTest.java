package dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WirePartitionTest {

  @Test
  void dependsOnTheProviderAlone() {
    assertThat(WirePartition.of("north", 12)).isEqualTo(WirePartition.of("north", 12));
    assertThat(WirePartition.of("north", 1)).isZero();
  }

  @Test
  void isAPartitionOfTheTopicAndSpreadsProviders() {
    Set<Integer> used = new TreeSet<>();
    IntStream.range(0, 200).forEach(i -> used.add(WirePartition.of("provider-" + i, 6)));
    assertThat(used).containsExactly(0, 1, 2, 3, 4, 5);
  }
}
