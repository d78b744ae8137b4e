package dev.websockets.docs.scaleout;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.Assert;

import dev.websockets.WebSocketBroadcastRelay;

// tag::relay[]
class ChannelRelay implements WebSocketBroadcastRelay {

	private final MessageChannel outbound;

	private final SubscribableChannel inbound;

	private @Nullable MessageHandler handler;

	ChannelRelay(MessageChannel outbound, SubscribableChannel inbound) {
		this.outbound = outbound;
		this.inbound = inbound;
	}

	@Override
	public void subscribe(Consumer<byte[]> receiver) {
		this.handler = (message) -> receiver.accept((byte[]) message.getPayload());
		this.inbound.subscribe(this.handler);
	}

	@Override
	public void unsubscribe() {
		if (this.handler != null) {
			this.inbound.unsubscribe(this.handler);
			this.handler = null;
		}
	}

	@Override
	public void publish(byte[] message) {
		boolean taken = this.outbound.send(new GenericMessage<>(message), 5000);
		Assert.state(taken, "The broker has not taken the message within 5 s");
	}

}
// end::relay[]
