package dev.websockets.cluster;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

import dev.websockets.autoconfigure.WebSocketsAutoConfiguration;

/**
 * Locks in a database, whose URL is the property {@code url}.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(WebSocketsAutoConfiguration.class)
class JdbcLocks {

	@Bean
	DataSource dataSource(@Value("${url}") String url) {
		return new DriverManagerDataSource(url);
	}

	@Bean
	JdbcTransactionManager transactionManager(DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	DefaultLockRepository lockRepository(DataSource dataSource) {
		return new DefaultLockRepository(dataSource);
	}

	@Bean
	JdbcLockRegistry lockRegistry(LockRepository repository) {
		return new JdbcLockRegistry(repository, Duration.ofSeconds(30));
	}

}
