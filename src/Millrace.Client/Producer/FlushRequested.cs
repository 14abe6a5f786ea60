namespace Millrace.Client.Producer;

/// <summary>All records accepted so far are to be sent without delay.</summary>
internal sealed class FlushRequested : IProducerEvent;
