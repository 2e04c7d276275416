package dev.tradewind.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvaluateCommandTest {

  @Test
  void onlyTheChatterOfTheNativeLibraryIsKeptFromThePerson() {
    assertThat(
            EvaluateCommand.isChatter(
                "WARNING: All log messages before absl::InitializeLog() is called are written to"
                    + " STDERR"))
        .isTrue();
    assertThat(EvaluateCommand.isChatter("I0000 00:00:1795386090.5 1 mlir_pass.cc:401] x"))
        .isTrue();
    assertThat(EvaluateCommand.isChatter("E0000 00:00:1795386090.5 1 cuda.cc:1] no device"))
        .isFalse();
    assertThat(EvaluateCommand.isChatter("tradewind: --data: no such file")).isFalse();
    assertThat(EvaluateCommand.isChatter("I think that this is a message of ours")).isFalse();
  }
}
