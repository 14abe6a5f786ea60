using System.Text;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Model.Tests;

public sealed class PatternTests
{
    [Theory]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/a", true)]
    [InlineData("arn:aws-cn:kinesis::123456789012:stream/a/b", true)]
    [InlineData("arn:aws:kinesis:eu-west-1:12345678901:stream/a", false)]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/", false)]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/a b", false)]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/a\n", false)]
    [InlineData(" arn:aws:kinesis:eu-west-1:123456789012:stream/a", false)]
    [InlineData("arn:aws:kinesis:eu-west-1:١٢٣٤٥٦٧٨٩٠١٢:stream/a", false)]
    public void A_pattern_matches_whole_values(string arn, bool isLegal)
    {
        var message = Check($$"""{"StreamARN":"{{arn.Replace("\n", "\\n", StringComparison.Ordinal)}}"}""");
        var violation = $"1 validation error detected: Value '{arn}' at 'streamARN' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\d{12}:stream/\S+";
        Assert.Equal(isLegal ? null : violation, message);
    }

    /// <summary>The pattern of ARNs backtracks: what makes it do so most must still be settled, however long it is.</summary>
    [Theory]
    [InlineData(2048, 1)]
    [InlineData(4096, 2)]
    [InlineData(8 << 20, 1)]
    public void A_pattern_cannot_be_made_to_run_on(int length, int violations)
    {
        foreach (var unit in new[] { ":kinesis:", ":123456789012:stream/", ":kinesis::123456789012:stream/" })
        {
            var arn = new StringBuilder("arn:aws:kinesis:", length);
            while (arn.Length < length) arn.Append(unit);
            arn.Length = length - 1;
            arn.Append(' ');
            Assert.StartsWith($"{violations} validation error", Check($$"""{"StreamARN":"{{arn}}"}"""), StringComparison.Ordinal);
        }
    }

    private static string? Check(string json)
    {
        var request = WireCodec.Read<DescribeStreamRequest>(Encoding.UTF8.GetBytes(json), WireFormat.Json, out var fault);
        Assert.Null(fault);
        var check = new ConstraintCheck();
        request!.Validate(check);
        return check.ToString();
    }
}
