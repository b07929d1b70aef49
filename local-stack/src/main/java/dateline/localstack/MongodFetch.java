package dateline.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the server from MongoDB's own distribution. */
record MongodFetch(Parts parts) implements MongodSource.Fetch {

  @Override
  public String from() {
    return "MongoDB's own distribution (about 80 MB)";
  }

  @Override
  public void fetch(Path target) throws IOException {
    Path folder = Files.createTempDirectory(target.getParent(), "distribution");
    try {
      Path binary =
          parts
              .isolated("dateline.localstack.MongodDistribution", Path.class, folder.toString())
              .call();
      Files.move(binary, target);
    } catch (Exception e) {
      throw new IOException(rootMessage(e), e);
    } finally {
      FileTree.delete(folder);
    }
  }

  /** The library wraps what happened in an account of its own steps. */
  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
