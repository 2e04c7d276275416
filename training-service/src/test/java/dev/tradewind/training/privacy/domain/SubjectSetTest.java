package dev.tradewind.training.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SubjectSetTest {

  @Property
  void whoIsInItIsFoundAfterItWasWrittenAndReadAndNobodyElse(
      @ForAll long[] people, @ForAll long other) {
    SubjectSet read = SubjectSet.read(SubjectSet.of(Arrays.stream(people)).bytes());

    assertThat(Arrays.stream(people).allMatch(read::contains)).isTrue();
    assertThat(read.contains(other))
        .isEqualTo(Arrays.stream(people).anyMatch(person -> person == other));
    assertThat(read.size()).isEqualTo((int) Arrays.stream(people).distinct().count());
    assertThat(read.meets(SubjectSet.of(LongStream.of(other)))).isEqualTo(read.contains(other));
  }

  @Test
  void aSetThatIsCutIsNotRead() {
    assertThatThrownBy(() -> SubjectSet.read(new byte[9])).hasMessageContaining("is cut");
  }

  @Test
  void aPseudonymIsTheKeysAndTheIds() {
    byte[] other = new byte[32];
    other[0] = 1;

    assertThat(new Pseudonyms(new byte[32]).of("a"))
        .isEqualTo(new Pseudonyms(new byte[32]).of("a"))
        .isNotEqualTo(new Pseudonyms(new byte[32]).of("b"))
        .isNotEqualTo(new Pseudonyms(other).of("a"));
    assertThatThrownBy(() -> new Pseudonyms(new byte[16])).hasMessageContaining("at least 32");
  }
}
