package dateline.purge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/**
 * The consumer groups that have a position in a partition, and the journal of the purge: a group of
 * that name, whose position is moved in the transaction that makes the copies visible. It says up
 * to where a partition's records have copies and may be deleted.
 */
final class Groups {

  /** Name of the group that is the journal. */
  static final String JOURNAL = "dateline-purge";

  private final Admin admin;
  private final Patience patience;

  Groups(Admin admin, Patience patience) {
    this.admin = admin;
    this.patience = patience;
  }

  /**
   * A group's position in a partition.
   *
   * @param stopped whether the group has no members
   * @param committed offset of the next record that it reads, and what it noted with it
   */
  record Position(String group, boolean stopped, OffsetAndMetadata committed) {

    long offset() {
      return committed.offset();
    }

    /** The group's own note stays with it: Kafka Streams keeps its clock there. */
    OffsetAndMetadata movedTo(long offset) {
      return new OffsetAndMetadata(offset, Optional.empty(), committed.metadata());
    }
  }

  /** The positions of all groups but the journal, by the group's name. */
  List<Position> positions(TopicPartition partition) throws IOException, InterruptedException {
    Map<String, Boolean> groups = new TreeMap<>();
    for (GroupListing group : list()) {
      if (!group.groupId().equals(JOURNAL)) {
        groups.put(group.groupId(), group.groupState().equals(Optional.of(GroupState.EMPTY)));
      }
    }
    List<Position> positions = new ArrayList<>();
    for (var committed : committed(partition, groups.keySet()).entrySet()) {
      positions.add(
          new Position(committed.getKey(), groups.get(committed.getKey()), committed.getValue()));
    }
    return positions;
  }

  /** Up to where a former purge has copied this partition; -1 where there was none. */
  long journal(TopicPartition partition) throws IOException, InterruptedException {
    if (list().stream().noneMatch(group -> group.groupId().equals(JOURNAL))) {
      return -1;
    }
    OffsetAndMetadata noted = committed(partition, List.of(JOURNAL)).get(JOURNAL);
    return noted == null ? -1 : noted.offset();
  }

  /**
   * Returns when no group has its position before this offset, from where on everything is that it
   * has not read. Groups with members are waited for; one that was stopped on the way is moved.
   *
   * @throws IOException if a group with members stays behind: its position would be lost, and with
   *     it, by its settings, what it has not read
   */
  void awaitPast(TopicPartition partition, long offset) throws IOException, InterruptedException {
    List<String> behind = new ArrayList<>();
    boolean gone =
        patience.until(
            () -> {
              behind.clear();
              for (Position position : positions(partition)) {
                if (position.offset() < offset
                    && !(position.stopped() && move(partition, position, offset))) {
                  behind.add(position.group() + " at " + position.offset());
                }
              }
              return behind.isEmpty();
            });
    if (!gone) {
      throw new IOException(
          ("%s is copied, but the old records up to %d still stand, because groups with members"
                  + " have not read past them: %s. Stop them or let them go on, and run the purge"
                  + " again")
              .formatted(partition, offset, behind));
    }
  }

  private boolean move(TopicPartition partition, Position position, long offset)
      throws InterruptedException {
    try {
      Answers.of(
          admin
              .alterConsumerGroupOffsets(
                  position.group(), Map.of(partition, position.movedTo(offset)))
              .all());
      return true;
    } catch (IOException e) {
      // It has members again: asked once more by the caller.
      return false;
    }
  }

  private Collection<GroupListing> list() throws IOException, InterruptedException {
    return Answers.of(admin.listGroups().all()).stream()
        .filter(group -> !group.type().equals(Optional.of(GroupType.SHARE)))
        .toList();
  }

  private Map<String, OffsetAndMetadata> committed(
      TopicPartition partition, Collection<String> groups)
      throws IOException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
    groups.forEach(
        group ->
            asked.put(
                group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(partition))));
    Map<String, OffsetAndMetadata> found = new TreeMap<>();
    if (!asked.isEmpty()) {
      Answers.of(admin.listConsumerGroupOffsets(asked).all())
          .forEach(
              (group, offsets) -> {
                if (offsets.get(partition) != null) {
                  found.put(group, offsets.get(partition));
                }
              });
    }
    return found;
  }
}
