package dateline.store.write;

import dateline.ArticleChanged;

/**
 * A change of an article and where it stands in {@code news.articles}.
 *
 * @param partition partition of the record
 * @param offset offset of the record
 * @param event the change
 */
public record Change(int partition, long offset, ArticleChanged event) {

  /** URI of the article. */
  public String uri() {
    return event.getUri();
  }

  /** Number of the change among the article's changes. */
  public long sequence() {
    return event.getSequence();
  }

  // By place in the log: comparing whole articles would cost more than storing them.
  @Override
  public boolean equals(Object other) {
    return other instanceof Change change
        && change.partition == partition
        && change.offset == offset;
  }

  @Override
  public int hashCode() {
    return 31 * partition + Long.hashCode(offset);
  }
}
