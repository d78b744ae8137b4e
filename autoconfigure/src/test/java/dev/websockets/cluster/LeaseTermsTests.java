package dev.websockets.cluster;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.client.ConnectionPermits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The times of a lease.
 */
class LeaseTermsTests {

	@ParameterizedTest
	@ValueSource(ints = { 3_000, 4_000, 5_000, 6_250, 10_000, 60_000 })
	@DisplayName("sessions are cut before the lease is over, and one renewal may fail")
	void cutBeforeTheEnd(int millis) {
		LeaseTerms terms = new LeaseTerms(Duration.ofMillis(millis));
		assertThat(terms.validity().plus(ConnectionPermits.CUT_AFTER)).isLessThan(terms.length());
		assertThat(terms.validity()).isLessThanOrEqualTo(terms.length().multipliedBy(4).dividedBy(5))
			.isGreaterThan(terms.renewal().multipliedBy(2));
	}

	@Test
	@DisplayName("a lease lasts three seconds at least")
	void shortest() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LeaseTerms(Duration.ofMillis(2_999)))
			.withMessageContaining("three seconds");
	}

}
