package dev.tradewind.training.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {

  @TempDir Path root;

  @Test
  void aModelAppearsWholeInItsPlace() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    Path made = savedModel(store.workspace("run-1"), "graph");

    ArtifactStore.Artifact artifact = store.publish(made, "next-item", 3);

    Path place = root.resolve("next-item/3");
    assertThat(place.resolve("saved_model.pb")).hasContent("graph");
    assertThat(place.resolve("variables/variables.index")).hasContent("index");
    assertThat(made).doesNotExist();
    assertThat(artifact.uri()).isEqualTo(place.toUri().toString()).startsWith("file:");
    assertThat(artifact.digest()).isEqualTo(FileTrees.digest(place)).hasSize(64);
  }

  @Test
  void theDigestDependsOnNamesAndContentsAlone() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    String one = FileTrees.digest(savedModel(store.workspace("run-1"), "graph"));
    String same = FileTrees.digest(savedModel(store.workspace("run-2"), "graph"));
    String other = FileTrees.digest(savedModel(store.workspace("run-3"), "Graph"));

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
  }

  @Test
  void whatIsNoSavedModelIsNotPublished() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    Path workspace = store.workspace("run-1");

    assertThatThrownBy(() -> store.publish(workspace, "next-item", 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("saved_model.pb");
    assertThat(root.resolve("next-item")).doesNotExist();
  }

  @Test
  void aRunThatIsExecutedAgainBeginsWithAnEmptyDirectory() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    savedModel(store.workspace("run-1"), "graph");

    assertThat(store.workspace("run-1")).isEmptyDirectory();
  }

  @Test
  void aVersionCanBeWithdrawn() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    store.publish(savedModel(store.workspace("run-1"), "graph"), "demand", 1);

    store.withdraw("demand", 1);
    store.withdraw("demand", 1);

    assertThat(root.resolve("demand/1")).doesNotExist();
  }

  private static Path savedModel(Path workspace, String graph) throws IOException {
    Path directory = Files.createDirectories(workspace.resolve("saved_model/variables"));
    Files.writeString(directory.resolve("variables.index"), "index");
    Path model = directory.getParent();
    Files.writeString(model.resolve("saved_model.pb"), graph);
    return model;
  }
}
