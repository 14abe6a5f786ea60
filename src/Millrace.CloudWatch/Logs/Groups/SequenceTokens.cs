using System.Globalization;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>The tokens that old clients send with their next events. Nobody reads them any more.</summary>
internal static class SequenceTokens
{
    /// <summary>The token of a stream: 56 digits.</summary>
    public static string Of(LogStreamState stream) => stream.NextSequence.ToString("D56", CultureInfo.InvariantCulture);
}
