package dateline.ingest.fetch;

/** What a server said to one request. */
sealed interface Answer {

  /**
   * A whole answer.
   *
   * @param status its status
   * @param headers its headers
   * @param body its body, encoded as it came; empty where the status means that none is read
   */
  record Whole(int status, Headers headers, byte[] body) implements Answer {

    boolean success() {
      return status >= 200 && status < 300;
    }
  }

  /** No whole answer. */
  record Broken(FetchResult.Kind kind) implements Answer {}
}
