package dateline.store.write;

import dateline.localstack.Docker;
import dateline.store.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** On the MongoDB that production runs, in a container; skipped where Docker isn't. */
class MongoContainersIT extends ArticleWriterCases {

  private static final String IMAGE = Docker.image("MONGO_IMAGE", "mongo:8.0.26");

  @RegisterExtension static final Docker DOCKER = new Docker(IMAGE);

  private static Database database;

  @BeforeAll
  static void start() {
    var mongo =
        new MongoDBContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("mongo"))
            .withReplicaSet();
    mongo.start();
    database = new Database(mongo.getReplicaSetUrl(), mongo::stop);
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  Database database() {
    return database;
  }
}
