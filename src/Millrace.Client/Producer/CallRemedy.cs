namespace Millrace.Client.Producer;

/// <summary>What helps after a fault.</summary>
internal enum CallRemedy
{
    /// <summary>Nothing: the same call fails again.</summary>
    None,

    /// <summary>Sending again.</summary>
    Retry,

    /// <summary>Sending again, for the shard was written too fast.</summary>
    RetrySlower,
}
