package dev.tradewind.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

  @Test
  void halfFloatsAreWhatTheirBitsSay() {
    assertThat(HalfPrecision.ofFp16((short) 0x3c00)).isEqualTo(1f);
    assertThat(HalfPrecision.ofFp16((short) 0xc500)).isEqualTo(-5f);
    assertThat(HalfPrecision.ofFp16((short) 0x7bff)).isEqualTo(65504f);
    assertThat(HalfPrecision.ofFp16((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(HalfPrecision.ofFp16((short) 0x3555)).isEqualTo(0x1.554p-2f);
    assertThat(Float.floatToIntBits(HalfPrecision.ofFp16((short) 0x8000))).isEqualTo(1 << 31);
    assertThat(HalfPrecision.ofFp16((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfPrecision.ofFp16((short) 0x7e00)).isNaN();
  }

  @Test
  void theUpperHalfOfAFloatIsOne() {
    assertThat(HalfPrecision.ofBf16((short) 0x3fc0)).isEqualTo(1.5f);
    assertThat(HalfPrecision.ofBf16((short) 0xc000)).isEqualTo(-2f);
  }
}
