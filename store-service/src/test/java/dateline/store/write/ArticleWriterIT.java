package dateline.store.write;

import dateline.store.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On the MongoDB of the local stack. */
class ArticleWriterIT extends ArticleWriterCases {

  private static Database database;

  @BeforeAll
  static void start() {
    database = new Database();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }
}
