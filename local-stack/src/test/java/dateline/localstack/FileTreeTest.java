package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

  @TempDir Path folder;

  @Test
  void deletesAllThatIsInIt_butNotWhatALinkPointsTo() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Files.writeString(kept.resolve("file"), "stays");
    Path tree = Files.createDirectories(folder.resolve("tree/a/b"));
    Files.writeString(tree.resolve("file"), "goes");
    Files.createSymbolicLink(tree.resolve("link"), kept);

    FileTree.delete(folder.resolve("tree"));

    assertThat(folder.resolve("tree")).doesNotExist();
    assertThat(kept.resolve("file")).hasContent("stays");
  }

  @Test
  void missingOneIsFine() {
    FileTree.delete(folder.resolve("nothing"));
    assertThat(folder).isEmptyDirectory();
  }
}
