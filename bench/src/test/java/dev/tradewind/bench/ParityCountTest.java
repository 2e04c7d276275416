package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.feature.v1.DoubleList;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.TrainingRow;
import org.junit.jupiter.api.Test;

class ParityCountTest {

  private static final FeatureValue NOTHING = FeatureValue.getDefaultInstance();

  private final ParityCount count = new ParityCount();

  @Test
  void whatIsTheSameIsNoDifference() {
    compare(number(0.1 + 0.2), FeatureStatus.FEATURE_STATUS_PRESENT, number(0.30000000000000004));
    compare(NOTHING, FeatureStatus.FEATURE_STATUS_NULL_VALUE, NOTHING);
    compare(NOTHING, FeatureStatus.FEATURE_STATUS_NOT_FOUND, NOTHING);
    assertThat(count).hasToString("3 values compared, 1 of them there, 0 differ");
  }

  @Test
  void everyBitCounts() {
    compare(number(0.1 + 0.2), FeatureStatus.FEATURE_STATUS_PRESENT, number(0.3));
    compare(number(0.0), FeatureStatus.FEATURE_STATUS_PRESENT, number(-0.0));
    compare(list(1, 2), FeatureStatus.FEATURE_STATUS_PRESENT, list(2, 1));
    compare(number(0), FeatureStatus.FEATURE_STATUS_NOT_FOUND, NOTHING);
    compare(number(0), FeatureStatus.FEATURE_STATUS_PRESENT, whole(0));
    assertThat(count).hasToString("5 values compared, 5 of them there, 5 differ");
  }

  @Test
  void aStatusThatDoesNotFitTheValueIsADifference() {
    compare(NOTHING, FeatureStatus.FEATURE_STATUS_PRESENT, NOTHING);
    compare(whole(1), FeatureStatus.FEATURE_STATUS_NULL_VALUE, whole(1));
    compare(whole(1), FeatureStatus.FEATURE_STATUS_UNAVAILABLE, whole(1));
    assertThat(count).hasToString("3 values compared, 2 of them there, 3 differ");
  }

  @Test
  void valuesOfOthersAreNotCompared() {
    FeatureRow ann = FeatureRow.newBuilder().setEntityId("ann").build();
    TrainingRow bob = TrainingRow.newBuilder().setEntityId("bob").build();
    assertThatThrownBy(() -> count.compare(ann, bob)).hasMessageContaining("ann, bob");
  }

  private void compare(FeatureValue online, FeatureStatus status, FeatureValue history) {
    count.compare(
        FeatureRow.newBuilder().addValues(online).addStatuses(status).build(),
        TrainingRow.newBuilder().addValues(history).build());
  }

  private static FeatureValue number(double value) {
    return FeatureValue.newBuilder().setDoubleValue(value).build();
  }

  private static FeatureValue whole(long value) {
    return FeatureValue.newBuilder().setInt64Value(value).build();
  }

  private static FeatureValue list(double... values) {
    DoubleList.Builder list = DoubleList.newBuilder();
    for (double value : values) {
      list.addValues(value);
    }
    return FeatureValue.newBuilder().setDoubleList(list).build();
  }
}
