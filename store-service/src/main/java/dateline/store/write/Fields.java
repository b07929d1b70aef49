package dateline.store.write;

/** Names of the fields that store-service adds to those of the contract. */
public final class Fields {

  /** MongoDB's key. */
  public static final String ID = "_id";

  /** Number of the change that the document stems from. */
  public static final String SEQUENCE = "sequence";

  /** What a write must exceed to replace the document; internal. See {@link Guard}. */
  public static final String GUARD = "guard";

  /** When store-service wrote the document. */
  public static final String STORED = "stored";

  /** The time that lists are sorted by. */
  public static final String SORT_TIME = "sortTime";

  /** Order and keys of the search index; internal. Withdrawn articles have none. */
  public static final String SEARCH = "search";

  /** Sort key inside {@link #SEARCH}. */
  public static final String ORDER = "search.order";

  /** Search keys inside {@link #SEARCH}. */
  public static final String KEYS = "search.keys";

  /** True on a document whose text is gone. */
  public static final String WITHDRAWN = "withdrawn";

  /** True on a version that came when a newer one was known already. */
  public static final String LATE = "late";

  /** Sort key of a withdrawal; internal. */
  public static final String WITHDRAWAL_ORDER = "order";

  /** Whether consumers owe a receipt for the withdrawal; internal. */
  public static final String OWED = "owed";

  /** Consumers that have honoured the withdrawal; internal. */
  public static final String HONOURED_BY = "honouredBy";

  private Fields() {}
}
