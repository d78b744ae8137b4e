package dev.websockets.benchmarks.scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

/**
 * The most that the heap of this process held after any collection since this was made.
 */
final class PeakHeap implements AutoCloseable {

	private final List<NotificationEmitter> collectors = ManagementFactory.getGarbageCollectorMXBeans()
		.stream()
		.map(NotificationEmitter.class::cast)
		.toList();

	private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.map(MemoryPoolMXBean::getName)
		.collect(Collectors.toSet());

	private final NotificationListener listener = (notification, handback) -> collected(notification);

	private final AtomicLong peak = new AtomicLong();

	PeakHeap() {
		this.collectors.forEach((collector) -> collector.addNotificationListener(this.listener, null, null));
	}

	private void collected(Notification notification) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			long used = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
				.getGcInfo()
				.getMemoryUsageAfterGc()
				.entrySet()
				.stream()
				.filter((pool) -> this.pools.contains(pool.getKey()))
				.mapToLong((pool) -> pool.getValue().getUsed())
				.sum();
			this.peak.accumulateAndGet(used, Math::max);
		}
	}

	/**
	 * The most there was. Where nothing has been collected, this does it.
	 * @return the size, in bytes
	 */
	long peak() {
		if (this.peak.get() == 0) {
			System.gc();
			this.peak.accumulateAndGet(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
		}
		return this.peak.get();
	}

	@Override
	public void close() throws ListenerNotFoundException {
		for (NotificationEmitter collector : this.collectors) {
			collector.removeNotificationListener(this.listener);
		}
	}

}
