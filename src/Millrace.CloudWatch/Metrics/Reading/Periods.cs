namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>Which lengths a period may have.</summary>
internal static class Periods
{
    /// <summary>Holds a length to a multiple of 60 seconds, or 1, 5, 10, 20 or 30.</summary>
    /// <exception cref="Wire.ServiceException">It is another.</exception>
    public static void Check(int period)
    {
        if (period % 60 == 0 || period is 1 or 5 or 10 or 20 or 30) return;
        throw CloudWatchErrors.InvalidValue("The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.");
    }
}
