package dateline.purge;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a purge did to one partition.
 *
 * @param partition the partition
 * @param start offset at which its history began
 * @param end offset at which it begins now: that of the first copy
 * @param unchanged records copied as they were
 * @param replaced records copied without their text
 * @param dropped records left out
 * @param moved where each group without members goes on, by its name
 * @param staying groups with members
 */
public record PartitionReport(
    TopicPartition partition,
    long start,
    long end,
    long unchanged,
    long replaced,
    long dropped,
    Map<String, Long> moved,
    List<String> staying) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d records copied as they were, %d without text, %d dropped; begins at %d, was %d"
            .formatted(partition, unchanged, replaced, dropped, end, start));
    moved.forEach(
        (group, offset) -> text.append("%n  group %s goes on at %d".formatted(group, offset)));
    staying.forEach(
        group ->
            text.append(
                "%n  group %s has members: it keeps its position and meets the copies again"
                    .formatted(group)));
    return text.toString();
  }
}
