namespace Millrace.Client.Producer;

/// <summary>Something that the producer's loop hears of: a record, an answer, a shard map, a flush, the time.</summary>
internal interface IProducerEvent;
