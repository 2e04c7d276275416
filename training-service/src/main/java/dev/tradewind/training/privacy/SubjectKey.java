package dev.tradewind.training.privacy;

import dev.tradewind.training.database.DatabaseContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** The key that pseudonyms are made with: made at its first use, and never changed. */
@ApplicationScoped
class SubjectKey {

  private static final int BYTES = 32;

  private final SubjectStatements statements;
  private final DatabaseContext database;

  SubjectKey(SubjectStatements statements, DatabaseContext database) {
    this.statements = statements;
    this.database = database;
  }

  Uni<byte[]> get() {
    byte[] proposed = new byte[BYTES];
    new SecureRandom().nextBytes(proposed);
    return database.call(() -> statements.key(proposed));
  }
}
