package chat.ranvier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Every store behaves the same on all three storages, because one contract says so. */
final class ContractCoverageTest {
  private static final JavaClasses TESTS = CompiledCode.ofTests();
  private static final String PORT = CompiledCode.PLANTED + ".application.room.port.";

  @Test
  void everyStoreHasAContractThatRunsOnAllThreeStorages() {
    assertThat(new ContractCoverage(CompiledCode.shipped(), TESTS).missing()).isEmpty();
  }

  @Test
  void aStoreWithoutAContractOrWithoutARunIsReported() {
    assertThat(new ContractCoverage(CompiledCode.planted(), TESTS).missing())
        .containsExactlyInAnyOrder(
            PORT + "RoomStore has no contract",
            PORT + "HalfProvenStoreContract has no run OnSqlite",
            PORT + "HalfProvenStoreContract has no run OnPostgres");
  }
}
