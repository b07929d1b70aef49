package dateline.bench.measure;

import dateline.standalone.demo.StoreClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The ways on which a reader of the store can get at an article's text. */
public final class ReadPaths {

  private static final int OK = 200;
  private static final int GONE = 410;

  private final StoreClient store;

  /** Of the store-service at this base URL. */
  public ReadPaths(URI store) {
    this.store = new StoreClient(store);
  }

  /**
   * Whether the article, its versions and the search all give it.
   *
   * @param word a word of its text that no other article has
   * @throws IOException if the store does not answer
   */
  public boolean allGive(String uri, String word) throws IOException {
    return store.article(uri).status() == OK && versionsGive(uri, word) && searchFinds(word);
  }

  /**
   * Whether none of them gives any of its text: the article is 410, its versions are without the
   * word, and the search for the word is empty.
   *
   * @throws IOException if the store does not answer
   */
  public boolean noneGives(String uri, String word) throws IOException {
    StoreClient.Answer article = store.article(uri);
    return article.status() == GONE
        && !article.json().toString().contains(word)
        && !versionsGive(uri, word)
        && !searchFinds(word);
  }

  private boolean versionsGive(String uri, String word) throws IOException {
    String path = "/v1/articles/" + URLEncoder.encode(uri, StandardCharsets.UTF_8) + "/versions";
    return ok(path).json().toString().contains(word);
  }

  private boolean searchFinds(String word) throws IOException {
    return !ok("/v1/articles?limit=1&q=" + word).json().path("articles").isEmpty();
  }

  /** An error is no proof that there is no text. */
  private StoreClient.Answer ok(String path) throws IOException {
    StoreClient.Answer answer = store.get(path);
    if (answer.status() != OK) {
      throw new IOException("GET " + path + ": " + answer.status() + " " + answer.json());
    }
    return answer;
  }
}
