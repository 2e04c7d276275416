package dev.tradewind.inference.serving.directory;

import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in the directory of a model. */
final class VersionDirectories {

  private static final String MODEL = "saved_model.pb";

  private VersionDirectories() {}

  /** The versions that the policy wants; the newest one serves. */
  static ModelPlan plan(DirectoryModel model) throws IOException {
    NavigableMap<Long, Artefact> available = new TreeMap<>();
    try (Stream<Path> inside = Files.list(model.base())) {
      for (Path directory : inside.toList()) {
        number(directory)
            .ifPresent(version -> available.put(version, artefact(model, version, directory)));
      }
    }
    available.keySet().retainAll(model.policy().choose(available.navigableKeySet()));
    return new ModelPlan(model.name(), available, model.labels(), OptionalLong.empty());
  }

  /** Whoever copies a model there writes its graph last, or under another name and renames it. */
  private static OptionalLong number(Path directory) {
    String name = String.valueOf(directory.getFileName());
    boolean number = name.matches("[0-9]{1,18}");
    return number && Files.isRegularFile(directory.resolve(MODEL))
        ? OptionalLong.of(Long.parseLong(name))
        : OptionalLong.empty();
  }

  /** Another graph under the same number is another artefact. */
  private static Artefact artefact(DirectoryModel model, long version, Path directory) {
    String changed;
    try {
      changed = Files.getLastModifiedTime(directory.resolve(MODEL)).toString();
    } catch (IOException gone) {
      changed = "";
    }
    return new Artefact(model.name(), version, directory.toUri().toString(), changed);
  }
}
