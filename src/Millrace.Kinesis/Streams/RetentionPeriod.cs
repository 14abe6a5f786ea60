namespace Millrace.Kinesis.Streams;

/// <summary>How long records may be kept.</summary>
internal static class RetentionPeriod
{
    private const int LeastHours = 24;
    private const int MostHours = 8760;

    /// <summary>Checks a retention period.</summary>
    /// <exception cref="Wire.ServiceException">It is too short or too long.</exception>
    public static void Check(int hours)
    {
        if (hours < LeastHours)
        {
            throw KinesisErrors.InvalidArgument(
                $"Minimum allowed retention period is {LeastHours} hours. Requested retention period ({hours} hours) is too short.");
        }

        if (hours > MostHours)
        {
            throw KinesisErrors.InvalidArgument(
                $"Maximum allowed retention period is {MostHours} hours. Requested retention period ({hours} hours) is too long.");
        }
    }
}
