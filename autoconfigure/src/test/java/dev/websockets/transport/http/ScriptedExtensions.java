package dev.websockets.transport.http;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;

/**
 * Extensions that do as they are told by offers, and which of them were made and closed.
 */
final class ScriptedExtensions {

	private final List<String> made = new ArrayList<>();

	private final List<String> closed = new ArrayList<>();

	List<String> made() {
		return this.made;
	}

	List<String> closed() {
		return this.closed;
	}

	WebSocketExtensionFactory plain(String name) {
		return new Plain(name);
	}

	WebSocketExtensionFactory local(String name) {
		return new Local(name);
	}

	WebSocketExtensionFactory scripted(String name, int reservedBits) {
		return new Scripted(name, reservedBits);
	}

	/**
	 * Works alike on both sides, and says nothing of servers.
	 */
	private class Plain implements WebSocketExtensionFactory {

		private final String name;

		Plain(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			return new Served("accepted " + this.name + answer);
		}

	}

	/**
	 * The client need not know of it.
	 */
	private final class Local extends Plain {

		Local(String name) {
			super(name);
		}

		@Override
		public List<ExtensionParameters> offers() {
			return List.of();
		}

		@Override
		public ExtensionParameters answer(ExtensionParameters offer) {
			throw new IllegalStateException("not called");
		}

		@Override
		public WebSocketExtension serve(ExtensionParameters answer, SessionSettings settings) {
			return new Served(name() + answer);
		}

	}

	/**
	 * Does what the offer says.
	 */
	private final class Scripted extends Plain {

		private final int bits;

		Scripted(String name, int bits) {
			super(name);
			this.bits = bits;
		}

		@Override
		public int reservedBits() {
			return this.bits;
		}

		@Override
		public @Nullable ExtensionParameters answer(ExtensionParameters offer) {
			if (offer.find("fail-answer").isPresent()) {
				throw new IllegalStateException(name() + " cannot be answered");
			}
			if (offer.find("split").isPresent()) {
				return ExtensionParameters.none().with("x", "y\r\nz");
			}
			return offer.find("no").isPresent() ? null : offer;
		}

		@Override
		public WebSocketExtension serve(ExtensionParameters answer, SessionSettings settings) {
			if (answer.find("fail").isPresent()) {
				throw new IllegalArgumentException(name() + " cannot be made");
			}
			return answer.find("none").isPresent() ? null : new Served(name() + answer);
		}

	}

	/**
	 * Changes nothing.
	 */
	private final class Served implements WebSocketExtension {

		private final String name;

		Served(String name) {
			this.name = name;
			ScriptedExtensions.this.made.add(name);
		}

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			return frame;
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			return frame;
		}

		@Override
		public void close() {
			ScriptedExtensions.this.closed.add(this.name);
			if (this.name.contains("fail-close")) {
				throw new IllegalStateException("not closed");
			}
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
