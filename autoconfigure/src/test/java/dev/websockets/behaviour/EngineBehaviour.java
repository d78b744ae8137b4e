package dev.websockets.behaviour;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * Tests of one engine after the other, each started once for all tests of the class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineBehaviour {

	/**
	 * The client over the engine that is tested.
	 */
	protected EngineClient client;

	@Parameter
	private Engine engine;

	@BeforeParameterizedClassInvocation
	final void start() {
		this.client = this.engine.start();
	}

	@AfterParameterizedClassInvocation
	final void stop() {
		this.client.close();
	}

}
