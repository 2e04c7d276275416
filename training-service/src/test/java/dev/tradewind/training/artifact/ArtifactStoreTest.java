package dev.tradewind.training.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.promotion.domain.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {

  @TempDir Path root;

  @Test
  void aModelAppearsWholeInItsPlace() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    Path made = savedModel(store.workspace("run-1").directory(), "graph");

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
    String one = FileTrees.digest(savedModel(store.workspace("run-1").directory(), "graph"));
    String same = FileTrees.digest(savedModel(store.workspace("run-2").directory(), "graph"));
    String other = FileTrees.digest(savedModel(store.workspace("run-3").directory(), "Graph"));

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
  }

  @Test
  void whatIsNoSavedModelIsNotPublished() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    Path workspace = store.workspace("run-1").directory();

    assertThatThrownBy(() -> store.publish(workspace, "next-item", 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("saved_model.pb");
    assertThat(root.resolve("next-item")).doesNotExist();
  }

  @Test
  void aRunThatBeginsAnewForgetsWhatItLeft() throws IOException {
    RunWorkspace workspace = new ArtifactStore(root).workspace("run-1");
    withCheckpoint(workspace);
    Files.writeString(workspace.directory().resolve("worker.log"), "kept");

    workspace.begin();

    assertThat(workspace.isResumable()).isFalse();
    assertThat(workspace.output()).isEmptyDirectory();
    assertThat(workspace.directory().resolve("worker.log")).hasContent("kept");
  }

  @Test
  void aRunIsResumableWithBothItsDataAndACheckpoint() throws IOException {
    RunWorkspace workspace = new ArtifactStore(root).workspace("run-1");
    Files.writeString(workspace.begin(), "half of the da");
    Files.writeString(workspace.output().resolve("state.json"), "{}");
    assertThat(workspace.isResumable()).isFalse();

    workspace.keepData("{}");
    assertThat(workspace.isResumable()).isTrue();
    Files.delete(workspace.output().resolve("state.json"));
    assertThat(workspace.isResumable()).isFalse();
  }

  @Test
  void checkpointsAreKeptOfTheLatestRunsOnly() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    List<RunWorkspace> runs = new ArrayList<>();
    for (int run = 1; run <= 4; run++) {
      RunWorkspace workspace = store.workspace("run-" + run);
      withCheckpoint(workspace);
      Files.setLastModifiedTime(workspace.directory(), FileTime.fromMillis(run * 1_000L));
      runs.add(workspace);
    }

    store.forgetOldCheckpoints(2, Set.of("run-1"));

    assertThat(runs.get(0).isResumable()).isTrue();
    assertThat(runs.get(1).isResumable()).isFalse();
    assertThat(runs.get(2).isResumable()).isTrue();
    assertThat(runs.get(3).isResumable()).isTrue();
  }

  @Test
  void anArtefactIsSeenAsItIsNow() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    ArtifactStore.Artifact artifact =
        store.publish(savedModel(store.workspace("run-1").directory(), "graph"), "demand", 1);
    assertThat(store.inspect("demand", 1))
        .isEqualTo(new Candidate.Artifact(artifact.digest(), false));

    Path place = root.resolve("demand/1");
    Files.writeString(
        Files.createDirectory(place.resolve("assets.extra")).resolve("golden_requests.json"), "[]");

    assertThat(store.inspect("demand", 1).digest()).isNotEqualTo(artifact.digest());
    assertThat(store.inspect("demand", 1).hasGoldenRequests()).isTrue();
    assertThat(store.inspect("demand", 2)).isEqualTo(Candidate.Artifact.GONE);
  }

  private static void withCheckpoint(RunWorkspace workspace) throws IOException {
    Files.writeString(workspace.begin(), "data");
    workspace.keepData("{}");
    Path checkpoint = Files.createDirectories(workspace.output().resolve("checkpoints/step-5"));
    Files.writeString(checkpoint.resolve("state.json"), "{}");
  }

  @Test
  void aVersionCanBeWithdrawn() throws IOException {
    ArtifactStore store = new ArtifactStore(root);
    store.publish(savedModel(store.workspace("run-1").directory(), "graph"), "demand", 1);

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
