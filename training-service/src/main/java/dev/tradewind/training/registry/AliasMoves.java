package dev.tradewind.training.registry;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.domain.AliasMove;
import dev.tradewind.training.error.TrainingReason;
import dev.tradewind.training.registry.AliasStatements.Move;
import dev.tradewind.training.registry.AliasStatements.Top;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves of aliases, forward and back, in the transaction of the caller. What a rollback can go back
 * to is a stack, as in a browser: a move forward puts itself on top of it, a rollback takes the top
 * off.
 */
@ApplicationScoped
class AliasMoves {

  private final AliasStatements statements;

  AliasMoves(AliasStatements statements) {
    this.statements = statements;
  }

  /** Points an alias to a version; nothing where it points there already. */
  Uni<Void> forward(Move move) {
    return statements
        .lock(move.model())
        .chain(() -> statements.top(move.model(), move.alias()))
        .chain(
            top ->
                top.isPresent() && top.get().version() == move.version()
                    ? Uni.createFrom().voidItem()
                    : statements
                        .insertMove(
                            move, top.map(Top::version).orElse(0L), top.map(Top::moveId).orElse(0L))
                        .chain(
                            id ->
                                statements.point(move.model(), move.alias(), move.version(), id)));
  }

  /** Points an alias back from the version to the one before it. */
  Uni<Void> back(String model, String alias, long from, String reason, Instant now) {
    return statements
        .lock(model)
        .chain(() -> statements.top(model, alias))
        .chain(
            found -> {
              Top top =
                  found.orElseThrow(
                      () ->
                          new ServiceException(
                              TrainingReason.ALIAS_UNKNOWN,
                              "model " + model + " has no alias " + alias));
              return top.version() == from
                  ? takeOff(model, alias, top, reason, now)
                  : requireDone(model, alias, from, top);
            });
  }

  private Uni<Void> takeOff(String model, String alias, Top top, String reason, Instant now) {
    return beneath(top.moveId())
        .chain(
            earlier -> {
              AliasMoveRow to =
                  earlier.orElseThrow(
                      () ->
                          new ServiceException(
                              TrainingReason.NO_EARLIER_VERSION,
                              alias
                                  + " of "
                                  + model
                                  + " has pointed to no version before "
                                  + top.version()));
              Move back = new Move(model, alias, to.toVersion, AliasMove.BY_ROLLBACK, reason, now);
              return statements
                  .insertMove(back, top.version(), 0)
                  .chain(() -> statements.point(model, alias, to.toVersion, to.id));
            });
  }

  private Uni<Optional<AliasMoveRow>> beneath(long moveId) {
    return statements
        .move(moveId)
        .chain(
            (@Nullable AliasMoveRow top) ->
                top == null || top.beneath == null
                    ? Uni.createFrom().item(Optional.<AliasMoveRow>empty())
                    : statements.move(top.beneath).map(Optional::ofNullable));
  }

  /** The same call again finds its work done; anything else has met another move. */
  private Uni<Void> requireDone(String model, String alias, long from, Top top) {
    return statements
        .movesBelow(model, alias, Long.MAX_VALUE, 1)
        .invoke(
            latest -> {
              boolean done =
                  latest.stream()
                      .anyMatch(
                          move ->
                              move.movedBy.equals(AliasMove.BY_ROLLBACK)
                                  && move.fromVersion == from
                                  && move.toVersion == top.version());
              if (!done) {
                throw new ServiceException(
                    TrainingReason.ALIAS_MOVED,
                    alias
                        + " of "
                        + model
                        + " points to version "
                        + top.version()
                        + " (expected_version: "
                        + from
                        + ")");
              }
            })
        .replaceWithVoid();
  }
}
