package dev.tradewind.ingestion.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Client;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.cleaning.domain.Agent;
import dev.tradewind.ingestion.cleaning.domain.Agents;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AgentLooksTest {

  private static final String ROBOT = "Googlebot/2.1 (+http://www.google.com/bot.html)";
  private static final String SHOPPER = "OurShop/4.2 (Android 14)";

  private final Robots robots = new Robots(100);

  @Test
  void newAgentsAreLookedAtElsewhere() {
    Deque<Runnable> elsewhere = new ArrayDeque<>();
    CompletableFuture<Agents> found =
        lookAt(new AgentLooks(robots, elsewhere::add), ROBOT, SHOPPER, ROBOT, "");
    assertThat(found).isNotDone();
    assertThat(elsewhere).as("each once").hasSize(2);

    elsewhere.forEach(Runnable::run);
    assertThat(found.join().of(ROBOT)).isEqualTo(Agent.ROBOT);
    assertThat(found.join().of(SHOPPER)).isEqualTo(Agent.PERSON);
    assertThat(found.join().of("")).isEqualTo(Agent.ABSENT);
  }

  @Test
  void agentsThatWereSeenCostNothing() {
    lookAt(new AgentLooks(robots, Runnable::run), ROBOT, SHOPPER).join();

    Agents found = lookAt(new AgentLooks(robots, full()), ROBOT, SHOPPER).join();
    assertThat(found.of(ROBOT)).isEqualTo(Agent.ROBOT);
    assertThat(found.of(SHOPPER)).isEqualTo(Agent.PERSON);
  }

  @Test
  void whereTooManyWaitNewAgentsStayUncheckedAndTheRestIsKnown() {
    lookAt(new AgentLooks(robots, Runnable::run), ROBOT).join();

    Agents found = lookAt(new AgentLooks(robots, full()), ROBOT, SHOPPER).join();
    assertThat(found.of(ROBOT)).isEqualTo(Agent.ROBOT);
    assertThat(found.of(SHOPPER)).isEqualTo(Agent.UNCHECKED);
  }

  /** What is remembered may be forgotten at once; the batch that asked must know all the same. */
  @Test
  void aBatchKnowsItsAgentsHoweverFewAreRemembered() {
    AgentLooks forgetful = new AgentLooks(new Robots(1), Runnable::run);
    String[] versions = new String[50];
    Arrays.setAll(versions, version -> "Googlebot/2." + version);

    Agents found = lookAt(forgetful, versions).join();
    assertThat(versions).allSatisfy(agent -> assertThat(found.of(agent)).isEqualTo(Agent.ROBOT));
  }

  private static Executor full() {
    return work -> {
      throw new RejectedExecutionException("full");
    };
  }

  private static CompletableFuture<Agents> lookAt(AgentLooks looks, String... agents) {
    List<Event> events =
        Arrays.stream(agents)
            .map(
                agent ->
                    Event.newBuilder().setClient(Client.newBuilder().setUserAgent(agent)).build())
            .toList();
    return looks.lookAt(events).subscribe().asCompletionStage();
  }
}
