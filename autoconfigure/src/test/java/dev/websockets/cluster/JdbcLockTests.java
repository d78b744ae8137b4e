package dev.websockets.cluster;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import dev.websockets.WebSocketConnection.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One connection for several instances of an application, by locks in a database.
 */
class JdbcLockTests {

	private static final String URL = "jdbc:h2:mem:connections;DB_CLOSE_DELAY=-1";

	@Test
	@DisplayName("one instance has the connection for longer than its lease, at its stop the other has it within a second")
	void handsOver() {
		DriverManagerDataSource database = new DriverManagerDataSource(URL);
		new ResourceDatabasePopulator(
				new ClassPathResource("/org/springframework/integration/jdbc/schema-h2.sql", JdbcLockRegistry.class))
			.execute(database);
		JdbcTemplate locks = new JdbcTemplate(database);
		try (FeedServer feed = new FeedServer();
				Instance first = Instance.start(JdbcLocks.class, feed, "url=" + URL);
				Instance second = Instance.start(JdbcLocks.class, feed, "url=" + URL)) {
			await().atMost(Instance.LIMIT).until(() -> feed.present() == 1);
			Instance holder = first.isOpen() ? first : second;
			Instance other = (holder == first) ? second : first;
			await().during(Duration.ofSeconds(4))
				.atMost(Instance.LIMIT)
				.until(() -> other.feed().status().state() == State.STANDBY && holder.isOpen());
			long began = System.nanoTime();
			holder.close();
			other.awaitState(State.OPEN);
			assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
			other.feed().close();
			await().untilAsserted(
					() -> assertThat(locks.queryForObject("select count(*) from INT_LOCK", Integer.class)).isZero());
			assertThat(feed.most()).isOne();
		}
		finally {
			locks.execute("shutdown");
		}
	}

}
