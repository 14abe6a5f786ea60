namespace Millrace.Client.Producer;

/// <summary>The instant came for which the loop had set its timer.</summary>
internal sealed class TimePassed : IProducerEvent;
