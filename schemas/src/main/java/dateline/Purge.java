package dateline;

import java.util.List;

/**
 * The command that takes the text of withdrawn articles out of the log's history, when the law asks
 * for it: {@code dateline.Purge URI...}. It runs like {@link Contract}, from a packaged service's
 * class path.
 *
 * <p><b>What a kill does by itself.</b> No topic gets the text again. {@code news.articles.latest}
 * and the streams' changelogs are compacted: the marker that replaced the text is all that stays
 * once the segment that holds the text was cleaned: for {@code news.articles.latest} an hour
 * ({@code max.compaction.lag.ms}) after the segment's first record, as soon as another record has
 * come into the partition. What keeps its text are the topics of history: {@code news.articles} for
 * good, {@code news.raw} and {@code news.raw.urgent} for a week, {@code news.dead-letters} for four
 * weeks. They are what is purged.
 *
 * <p><b>What it does.</b> Kafka cannot change a record. In each partition that holds some of the
 * articles' text, everything that stays is appended once more, in the same order, with the same
 * key, value, headers and timestamp, in one transaction; then the partition's start is moved to the
 * first copy. Of the articles themselves, changes keep everything but the article's content
 * (identifiers, sequence, kind, times, reason), dead letters keep who, when and why, and deliveries
 * are left out; links of other articles in {@code news.articles} lose the headlines that they
 * quote. An article's changes keep their order and have no gap. A partition that holds nothing of
 * theirs is left alone.
 *
 * <p><b>What readers see.</b> The positions of groups without members move in the same transaction
 * to the copy of the record that they would have read next: nothing is skipped, nothing comes
 * twice. A group with members keeps its position and meets the copies again, as does whoever keeps
 * offsets elsewhere; by the contract a reader skips a change whose sequence is not above the one it
 * holds. Originals are deleted only when no group stands before them any more. While the
 * transaction is open, readers of that partition wait.
 *
 * <p><b>What to stop.</b> enrich-service, because nobody may write to {@code news.articles} in
 * between (it is noticed, and refused), and because its group must have read what is dropped from
 * {@code news.raw}; store-service is best stopped, too, or its list of changes names the old ones
 * again. ingest-service may run: where it writes between the copies, enrich-service reads the
 * partition's history again, and finds it unchanged.
 *
 * <p><b>What it costs.</b> Each such partition is read three times and written once; it needs room
 * for a second copy, and has to be copied within the transaction's timeout: 15 minutes, the longest
 * that brokers allow by default ({@code KAFKA_TRANSACTION_TIMEOUT_MS} sets another one).
 *
 * <p><b>When it is off the disk.</b> Before the copies, a new segment file is begun, so that no
 * file holds both. The broker deletes the old files at its next check ({@code
 * log.retention.check.interval.ms}, five minutes by default) and after {@code file.delete.delay.ms}
 * (one minute). Backups, mirrors, and what the disk itself does with deleted blocks are not in this
 * program's reach; nor are copies of the text that are other articles: each is killed and purged by
 * itself.
 *
 * <p>It may be interrupted at any time and run again: before a partition's transaction is committed
 * nothing has happened, and afterwards the next run ends what is left.
 */
public final class Purge {

  private Purge() {}

  /** The command line; exit code 0 done, 1 broken off, 2 refused or wrongly called. */
  public static void main(String[] args) throws InterruptedException {
    System.exit(new PurgeCommand(System.getenv(), System.out, System.err).run(List.of(args)));
  }
}
