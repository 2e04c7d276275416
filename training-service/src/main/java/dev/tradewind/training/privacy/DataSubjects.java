package dev.tradewind.training.privacy;

import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.privacy.domain.Pseudonyms;
import dev.tradewind.training.privacy.domain.SubjectSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Who is in a data set: leaves erased people out, and writes down the others. Blocks. */
@ApplicationScoped
public class DataSubjects {

  private final SubjectKey key;
  private final SubjectStatements statements;
  private final DatabaseContext database;

  DataSubjects(SubjectKey key, SubjectStatements statements, DatabaseContext database) {
    this.key = key;
    this.statements = statements;
    this.database = database;
  }

  /** Begins a data set. */
  public Reading begin() {
    return new Reading(
        new Pseudonyms(database.await(key::get)), database.await(statements::erased));
  }

  /** Whether anyone of a data set has been erased since. A data set of nobody has no file. */
  public boolean haveBeenErased(Path subjects) throws IOException {
    return Files.exists(subjects)
        && SubjectSet.read(Files.readAllBytes(subjects)).meets(database.await(statements::erased));
  }

  /** One data set as it is read. */
  public static final class Reading {

    private final Pseudonyms pseudonyms;
    private final SubjectSet erased;
    private final LongStream.Builder taken = LongStream.builder();

    private Reading(Pseudonyms pseudonyms, SubjectSet erased) {
      this.pseudonyms = pseudonyms;
      this.erased = erased;
    }

    /** Whether a person may be in it; one who may is written down. */
    public boolean take(String id) {
      long pseudonym = pseudonyms.of(id);
      if (erased.contains(pseudonym)) {
        return false;
      }
      taken.add(pseudonym);
      return true;
    }

    /** Writes the people down. */
    public void write(Path subjects) throws IOException {
      Files.write(subjects, SubjectSet.of(taken.build()).bytes());
    }
  }
}
